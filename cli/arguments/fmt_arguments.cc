#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/fmt_command.h"

namespace sigmata::cli {

void AddFmt(CLI::App& app, int& status) {
  const auto options = std::make_shared<FmtOptions>();
  CLI::App* const command = app.add_subcommand("fmt", "lay rule files out in the one way");
  command
      ->add_option("PATH", options->paths,
                   "rule files or folders, changed in place; - is standard input")
      ->required();
  command->add_flag("--check", options->check, "name what would change; status 1 if anything");
  command->add_flag("--diff", options->diff, "show what would change; status 1 if anything");
  command->callback([options, &status] { status = RunFmt(*options); });
}

}  // namespace sigmata::cli
