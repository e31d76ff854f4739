// `sigmata match`: events against rules.
#ifndef SIGMATA_CLI_MATCH_COMMAND_H_
#define SIGMATA_CLI_MATCH_COMMAND_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cli/event_input.h"
#include "cli/rule_options.h"

namespace sigmata::cli {

struct MatchOptions {
  RuleOptions rules;
  std::vector<std::string> events;  // none: standard input
  std::string shape;
  bool strict = false;
  std::size_t jobs = 0;  // threads at most; none: as many as there are processors
  std::size_t batch_bytes = kBatchBytes;
};

// The exit status (exit_codes.h).
int RunMatch(const MatchOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_MATCH_COMMAND_H_
