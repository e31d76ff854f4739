#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/schema_command.h"

namespace sigmata::cli {

void AddSchema(CLI::App& app, int& status) {
  const auto options = std::make_shared<SchemaShowOptions>();
  CLI::App* const command =
      app.add_subcommand("schema", "what is known of events and their fields");
  command->require_subcommand(1);
  CLI::App* const show = command->add_subcommand("show", "one event: provider, channel, fields");
  show->add_option("EVENT_ID", options->event_id, "such as 4400")->required();
  show->add_option("--provider", options->provider, "only of providers with this in their name");
  show->callback([options, &status] { status = RunSchemaShow(*options); });
  command->add_subcommand("list", "every known event, a line each")->callback([&status] {
    status = RunSchemaList();
  });
  command->add_subcommand("shapes", "the collector shapes and where they keep fields")
      ->callback([&status] { status = RunSchemaShapes(); });
}

}  // namespace sigmata::cli
