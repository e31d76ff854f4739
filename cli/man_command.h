// `sigmata man`: the pages of the manual, made of the command line itself.
#ifndef SIGMATA_CLI_MAN_COMMAND_H_
#define SIGMATA_CLI_MAN_COMMAND_H_

#include <string>

#include "cli/command_model.h"

namespace sigmata::cli {

struct ManOptions {
  std::string page;    // a command; empty: sigmata itself
  std::string folder;  // not empty: every page is written there
};

// A page for man(7): sigmata.1, or sigmata-check.1.
std::string ManPage(const CommandModel& root, const CommandModel& command);

int RunMan(const ManOptions& options, const CommandModel& root);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_MAN_COMMAND_H_
