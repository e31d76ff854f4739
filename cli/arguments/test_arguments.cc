#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/test_command.h"

namespace sigmata::cli {

void AddTest(CLI::App& app, int& status) {
  const auto options = std::make_shared<TestOptions>();
  CLI::App* const command =
      app.add_subcommand("test", "run the tests of rules: events that must and must not match");
  command->add_option("PATH", options->rules.rules,
                      "rules, NAME.tests.yml files, or folders of them; none: this folder");
  command->add_option("--root", options->root,
                      "where the paths of regression tests begin; else a folder above the rule");
  const std::vector<std::string> formats = {"human", "ndjson", "junit"};
  command->add_option("-f,--format", options->format, "form of what goes to standard output")
      ->check(CLI::IsMember(formats));
  command->add_option("--report", options->reports, "FORMAT=FILE: also write this form to a file")
      ->check(FormatAndFile(formats))
      ->allow_extra_args(false);
  command->add_flag("-v,--verbose", options->verbose, "also name the tests that passed");
  command->add_flag("--coverage", options->coverage,
                    "also say which parts of the rules no event of a test decides");
  CLI::Option* const good_log =
      command
          ->add_option("--good-log", options->good_log,
                       "events in which the rules should find nothing, or a folder of them; tests "
                       "are not run then")
          ->allow_extra_args(false);
  command
      ->add_option("--known-false-positives", options->known_false_positives,
                   "CSV of matches to expect in the good log: RuleId;RuleName;MatchString")
      ->allow_extra_args(false)
      ->needs(good_log);
  command->add_option("--level", options->least_level, "over a good log: only rules from here on")
      ->check(CLI::IsMember({"informational", "low", "medium", "high", "critical"}))
      ->needs(good_log);
  CLI::Option* const generate = command->add_flag(
      "--generate", options->generate, "write NAME.tests.yml for each file of rules instead");
  command->add_flag("--force", options->overwrite, "with --generate: replace tests that are there")
      ->needs(generate);
  AddRuleOptions(*command, options->rules);
  command->callback([options, &status] { status = RunTest(*options); });
}

}  // namespace sigmata::cli
