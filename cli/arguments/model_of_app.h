// CLI11's command line -> CommandModel.
#ifndef SIGMATA_CLI_ARGUMENTS_MODEL_OF_APP_H_
#define SIGMATA_CLI_ARGUMENTS_MODEL_OF_APP_H_

#include <CLI/App.hpp>

#include "cli/command_model.h"

namespace sigmata::cli {

CommandModel ModelOf(const CLI::App& app);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_ARGUMENTS_MODEL_OF_APP_H_
