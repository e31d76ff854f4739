#include <CLI/CLI.hpp>

#include <memory>

#include "cli/arguments/command_table.h"
#include "cli/version_command.h"

namespace sigmata::cli {

void AddVersion(CLI::App& app, int& status) {
  const auto json = std::make_shared<bool>(false);
  CLI::App* const command =
      app.add_subcommand("version", "the version, and what this build is made of");
  command->add_flag("--json", *json, "as JSON");
  command->callback([json, &status] { status = RunVersion(*json); });
}

}  // namespace sigmata::cli
