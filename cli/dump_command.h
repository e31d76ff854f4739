// `sigmata dump`: what a stage of the compiler makes of rules.
#ifndef SIGMATA_CLI_DUMP_COMMAND_H_
#define SIGMATA_CLI_DUMP_COMMAND_H_

#include <string>
#include <vector>

#include "cli/rule_options.h"

namespace sigmata::cli {

struct DumpOptions {
  RuleOptions rules;
  std::string stage = "program";
};

// The exit status (exit_codes.h).
int RunDump(const DumpOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_DUMP_COMMAND_H_
