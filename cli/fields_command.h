// `sigmata fields`: the fields that rules use.
#ifndef SIGMATA_CLI_FIELDS_COMMAND_H_
#define SIGMATA_CLI_FIELDS_COMMAND_H_

#include <string>
#include <vector>

#include "cli/rule_options.h"

namespace sigmata::cli {

struct FieldsOptions {
  RuleOptions rules;
  std::string format = "human";
  std::string shape;                // whose paths are shown; as which events are read
  std::vector<std::string> events;  // files; does what they hold carry the fields?
  bool verbose = false;             // also the rules of each field
};

// The exit status (exit_codes.h).
int RunFields(const FieldsOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_FIELDS_COMMAND_H_
