#include "cli/arguments.h"

#include <CLI/CLI.hpp>

#include <string>

#include "cli/arguments/command_table.h"
#include "cli/exit_codes.h"
#include "sigmata/version.h"

namespace sigmata::cli {

int ParseAndRun(int argc, char** argv) {
  int status = kExitDone;
  CLI::App app("Sigmata compiles Sigma detection rules and matches log events against them.",
               "sigmata");
  app.set_version_flag("--version", std::string(kVersion));
  app.require_subcommand(1);
  for (const AddCommand add : kCommands) add(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitDone : kExitFailed;
  }
  return status;
}

}  // namespace sigmata::cli
