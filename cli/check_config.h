// The configuration that a check runs under.
#ifndef SIGMATA_CLI_CHECK_CONFIG_H_
#define SIGMATA_CLI_CHECK_CONFIG_H_

#include <string>
#include <vector>

#include "cli/check_command.h"

namespace sigmata::cli {

// Fills in from the configuration what the command line does not say. Returns what is wrong, for
// people; empty: all is well.
std::vector<std::string> ApplyConfig(CheckOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CHECK_CONFIG_H_
