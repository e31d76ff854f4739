// `sigmata completion`: what a shell has to know to complete the command line.
#ifndef SIGMATA_CLI_COMPLETION_COMMAND_H_
#define SIGMATA_CLI_COMPLETION_COMMAND_H_

#include <string>

#include "cli/command_model.h"

namespace sigmata::cli {

// Each is a script for the shell. Values that are not of a few words are completed as files.
std::string BashCompletion(const CommandModel& root);
std::string ZshCompletion(const CommandModel& root);
std::string FishCompletion(const CommandModel& root);

// `shell` is bash, zsh or fish.
int RunCompletion(const std::string& shell, const CommandModel& root);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_COMPLETION_COMMAND_H_
