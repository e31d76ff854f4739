#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/arguments/command_table.h"
#include "cli/arguments/model_of_app.h"
#include "cli/completion_command.h"

namespace sigmata::cli {

void AddCompletion(CLI::App& app, int& status) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* const command = app.add_subcommand("completion", "print completion for a shell");
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([&app, shell, &status] { status = RunCompletion(*shell, ModelOf(app)); });
}

}  // namespace sigmata::cli
