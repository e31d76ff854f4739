#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/match_command.h"
#include "cli/rule_input.h"

namespace sigmata::cli {

void AddMatch(CLI::App& app, int& status) {
  const auto options = std::make_shared<MatchOptions>();
  CLI::App* const command = app.add_subcommand("match", "match events against rules");
  AddRules(*command, options->rules, kRulesHelp);
  AddRuleOptions(*command, options->rules);
  AddEvents(*command, options->events, options->shape);
  command->add_flag("--strict", options->strict, "end with status 3 if a rule is refused");
  command
      ->add_option("-j,--jobs", options->jobs,
                   "threads at most; else as many as there are processors")
      ->check(CLI::Range(1, 1024));
  command
      ->add_option("--batch", options->batch_bytes,
                   "bytes that a thread reads at once (default 262144)")
      ->check(CLI::Range(1, 1 << 30));
  command->callback([options, &status] {
    MoveRulesOut(options->events, options->rules.rules);
    status = RunMatch(*options);
  });
}

}  // namespace sigmata::cli
