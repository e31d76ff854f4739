// `sigmata test`: rules against the events that they must and must not match.
#ifndef SIGMATA_CLI_TEST_COMMAND_H_
#define SIGMATA_CLI_TEST_COMMAND_H_

#include <string>
#include <vector>

#include "cli/rule_options.h"

namespace sigmata::cli {

struct TestOptions {
  RuleOptions rules;  // and files of tests
  std::string root;   // where the paths of regression tests begin; empty: above the rule
  std::string format = "human";
  std::vector<std::string> reports;  // `format=file`
  bool verbose = false;
  bool coverage = false;
  // Instead of tests: rules over these events, where they should match nothing that is not known.
  std::vector<std::string> good_log, known_false_positives;
  std::string least_level;  // of rules over the good log; empty: any
  bool generate = false;    // write tests instead of running them
  bool overwrite = false;   // with generate: also where there are some
};

// The exit status (exit_codes.h).
int RunTest(const TestOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_COMMAND_H_
