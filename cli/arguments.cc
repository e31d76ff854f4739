#include "cli/arguments.h"

#include <CLI/CLI.hpp>

#include <sstream>
#include <string>

#include "cli/arguments/command_table.h"
#include "cli/exit_codes.h"
#include "cli/report.h"
#include "sigmata/version.h"

namespace sigmata::cli {

namespace {

// An empty value, as an unset variable of a script leaves it, would pass for one that is not given.
std::string RefuseEmpty(const std::string& value) {
  return value.empty() ? "the value is empty" : std::string();
}

void RefuseEmptyValues(CLI::App& app) {
  for (CLI::Option* const option : app.get_options()) {
    if (option->get_items_expected_max() > 0) option->check(RefuseEmpty);
  }
  for (CLI::App* const command : app.get_subcommands({})) RefuseEmptyValues(*command);
}

// What a parse that ran no command has to say: help, the version, or an error.
int Say(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream out;
  std::ostringstream messages;
  const bool asked_for = app.exit(error, out, messages) == 0;
  Output output;
  output.Write(out.str());
  const bool written = output.Flush();
  std::string text = messages.str();
  if (text.ends_with('\n')) text.pop_back();
  if (!text.empty()) PrintMessage(text);
  return asked_for && written ? kExitDone : kExitFailed;
}

}  // namespace

int ParseAndRun(int argc, char** argv) {
  int status = kExitDone;
  CLI::App app("Sigmata compiles Sigma detection rules and matches log events against them.",
               "sigmata");
  app.set_version_flag("--version", std::string(kVersion));
  app.require_subcommand(1);
  for (const AddCommand add : kCommands) add(app, status);
  RefuseEmptyValues(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Say(app, error);
  }
  return status;
}

}  // namespace sigmata::cli
