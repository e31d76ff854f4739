// `sigmata check`: the mistakes in rules.
#ifndef SIGMATA_CLI_CHECK_COMMAND_H_
#define SIGMATA_CLI_CHECK_COMMAND_H_

#include <string>
#include <vector>

#include "cli/rule_options.h"

namespace sigmata::cli {

struct CheckOptions {
  RuleOptions rules;
  std::string format = "human";
  std::vector<std::string> reports;         // `format=file`
  std::vector<std::string> select, ignore;  // beginnings of codes
  std::string fail_level = "error";
  std::string explain;            // a code; nothing is checked then
  std::string profile;            // "sigmahq" or empty
  std::string validation_config;  // a file, or empty
  bool verbose = false, quiet = false;
  bool fix = false, unsafe = false;
};

// The exit status (exit_codes.h).
int RunCheck(const CheckOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CHECK_COMMAND_H_
