#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/arguments/command_table.h"
#include "cli/arguments/model_of_app.h"
#include "cli/man_command.h"

namespace sigmata::cli {

void AddMan(CLI::App& app, int& status) {
  struct Options {
    std::string page, folder;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* const command = app.add_subcommand("man", "print a page of the manual");
  CLI::Option* const page = command->add_option(
      "PAGE", options->page, "a command, such as check; none: the command sigmata itself");
  command->add_option("--all", options->folder, "write every page to the folder")
      ->type_name("FOLDER")
      ->excludes(page);
  command->callback([&app, options, &status] {
    status = RunMan({options->page, options->folder}, ModelOf(app));
  });
}

}  // namespace sigmata::cli
