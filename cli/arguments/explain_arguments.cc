#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/explain_command.h"
#include "cli/rule_input.h"

namespace sigmata::cli {

void AddExplain(CLI::App& app, int& status) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App* const command =
      app.add_subcommand("explain", "say why rules do or do not match events");
  AddRules(*command, options->rules, "rule files or folders");
  AddRuleOptions(*command, options->rules);
  AddEvents(*command, options->events, options->shape);
  command->add_option("-f,--format", options->format, "form of what goes to standard output")
      ->check(CLI::IsMember({"human", "json", "html"}));
  command->add_option("--nearest", options->nearest,
                      "of several rules, how many of those that nearly match are shown (5)");
  command->callback([options, &status] {
    MoveRulesOut(options->events, options->rules.rules);
    status = RunExplain(*options);
  });
}

}  // namespace sigmata::cli
