// `sigmata compile`: rules to a program file.
#ifndef SIGMATA_CLI_COMPILE_COMMAND_H_
#define SIGMATA_CLI_COMPILE_COMMAND_H_

#include <string>
#include <vector>

#include "cli/rule_options.h"

namespace sigmata::cli {

struct CompileCommandOptions {
  RuleOptions rules;
  std::string output;
};

// The exit status (exit_codes.h).
int RunCompile(const CompileCommandOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_COMPILE_COMMAND_H_
