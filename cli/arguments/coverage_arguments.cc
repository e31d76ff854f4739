#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/coverage_command.h"

namespace sigmata::cli {

void AddCoverage(CLI::App& app, int& status) {
  const auto options = std::make_shared<CoverageOptions>();
  CLI::App* const command =
      app.add_subcommand("coverage", "which techniques of ATT&CK the rules name");
  command->add_option("PATH", options->rules.rules, "rule files or folders; - is standard input")
      ->required();
  command->add_option("-f,--format", options->format, "form of what goes to standard output")
      ->check(CLI::IsMember({"human", "json"}));
  command->add_option("--navigator", options->navigator, "write a layer for the ATT&CK Navigator");
  command->add_option("--svg", options->svg, "write a picture");
  command->add_option("--name", options->name, "of the layer and the picture");
  AddRuleOptions(*command, options->rules);
  command->callback([options, &status] { status = RunCoverage(*options); });
}

}  // namespace sigmata::cli
