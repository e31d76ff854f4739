#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/dump_command.h"

namespace sigmata::cli {

void AddDump(CLI::App& app, int& status) {
  const auto options = std::make_shared<DumpOptions>();
  CLI::App* const command =
      app.add_subcommand("dump", "print what a stage of the compiler makes of rules");
  command->add_option("RULES", options->rules.rules, kRulesHelp)->required();
  AddRuleOptions(*command, options->rules);
  command->add_option("--stage", options->stage, "ast, bound, plan or program")
      ->check(CLI::IsMember({"ast", "bound", "plan", "program"}));
  command->callback([options, &status] { status = RunDump(*options); });
}

}  // namespace sigmata::cli
