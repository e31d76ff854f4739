#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/bench_command.h"
#include "cli/rule_input.h"

namespace sigmata::cli {

void AddBench(CLI::App& app, int& status) {
  const auto options = std::make_shared<BenchOptions>();
  CLI::App* const command =
      app.add_subcommand("bench", "measure what rules cost on events, and which rules cost it");
  AddRules(*command, options->rules, kRulesHelp);
  AddRuleOptions(*command, options->rules);
  AddEvents(*command, options->events, options->shape);
  command->add_option("--rounds", options->rounds, "how often each pass is measured (5)")
      ->check(CLI::Range(1, 1000));
  command->add_option("--top", options->top, "how many of the costliest rules are explained (10)")
      ->check(CLI::Range(0, 1000));
  command->add_option("-f,--format", options->format, "human or json")
      ->check(CLI::IsMember({"human", "json"}));
  CLI::Option* const baseline = command->add_option(
      "--baseline", options->baseline,
      "what --format json wrote before: status 1 if rules or counts are worse than there");
  command
      ->add_option("--tolerance", options->tolerance,
                   "percent by which counts of work may be above the baseline's (2)")
      ->check(CLI::NonNegativeNumber)
      ->needs(baseline);
  command
      ->add_option("--time-tolerance", options->time_tolerance,
                   "percent by which matching, beside reading, may take longer (30)")
      ->check(CLI::NonNegativeNumber)
      ->needs(baseline);
  command->callback([options, &status] {
    MoveRulesOut(options->events, options->rules.rules);
    status = RunBench(*options);
  });
}

}  // namespace sigmata::cli
