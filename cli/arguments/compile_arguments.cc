#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/compile_command.h"

namespace sigmata::cli {

void AddCompile(CLI::App& app, int& status) {
  const auto options = std::make_shared<CompileCommandOptions>();
  CLI::App* const command = app.add_subcommand("compile", "compile rules to a program file");
  command->add_option("RULES", options->rules.rules, "rule files or folders")->required();
  AddRuleOptions(*command, options->rules);
  command->add_option("-o,--output", options->output, "the program file (.sgm)")->required();
  command->callback([options, &status] { status = RunCompile(*options); });
}

}  // namespace sigmata::cli
