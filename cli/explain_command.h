// `sigmata explain`: why rules do or do not match events.
#ifndef SIGMATA_CLI_EXPLAIN_COMMAND_H_
#define SIGMATA_CLI_EXPLAIN_COMMAND_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cli/rule_options.h"

namespace sigmata::cli {

struct ExplainOptions {
  RuleOptions rules;
  std::vector<std::string> events;
  std::string shape;
  std::string format = "human";  // or json, html
  std::size_t nearest = 5;       // misses shown of several rules
};

// The exit status (exit_codes.h).
int RunExplain(const ExplainOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_COMMAND_H_
