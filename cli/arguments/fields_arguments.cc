#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/fields_command.h"

namespace sigmata::cli {

void AddFields(CLI::App& app, int& status) {
  const auto options = std::make_shared<FieldsOptions>();
  CLI::App* const command = app.add_subcommand("fields", "the fields that the rules use");
  command->add_option("PATH", options->rules.rules, "rule files or folders; - is standard input")
      ->required();
  command->add_option("-f,--format", options->format, "form of what goes to standard output")
      ->check(CLI::IsMember({"human", "json", "ndjson"}));
  command->add_option("--shape", options->shape,
                      "a collector shape: also where its events keep each field");
  command
      ->add_option("--events", options->events, "a file of events: also how many have each field")
      ->allow_extra_args(false);
  command->add_flag("-v,--verbose", options->verbose, "also the rules of each field");
  AddRuleOptions(*command, options->rules);
  command->callback([options, &status] { status = RunFields(*options); });
}

}  // namespace sigmata::cli
