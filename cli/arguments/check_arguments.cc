#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/check_command.h"

namespace sigmata::cli {
namespace {

CLI::Validator CheckReport(const std::vector<std::string>& formats) {
  return CLI::Validator(
      [formats](std::string& text) -> std::string {
        const std::size_t equals = text.find('=');
        const bool known =
            std::find(formats.begin(), formats.end(), text.substr(0, equals)) != formats.end();
        if (known && equals != text.npos && equals + 1 < text.size()) return {};
        return "expected FORMAT=FILE with a format that --format knows";
      },
      "FORMAT=FILE");
}

}  // namespace

void AddCheck(CLI::App& app, int& status) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* const command = app.add_subcommand("check", "find the mistakes in rules");
  command->add_option("PATH", options->rules.rules, "rule files or folders; - is standard input");
  const std::vector<std::string> formats = {"human", "concise", "ndjson",
                                            "sarif", "github",  "junit"};
  command->add_option("-f,--format", options->format, "form of what goes to standard output")
      ->check(CLI::IsMember(formats));
  command->add_option("--report", options->reports, "FORMAT=FILE: also write this form to a file")
      ->check(CheckReport(formats))
      ->allow_extra_args(false);
  command->add_option("--select", options->select, "only codes that begin so, such as SM5")
      ->allow_extra_args(false);
  command->add_option("--ignore", options->ignore, "no codes that begin so")
      ->allow_extra_args(false);
  command->add_option("--fail-level", options->fail_level, "what ends with status 1")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  command->add_option("--profile", options->profile, "also what a project asks of its rules")
      ->check(CLI::IsMember({"sigmahq"}));
  command->add_option("--validation-config", options->validation_config,
                      "SigmaHQ's list of validators and exclusions (sigma_cli_conf.yml)");
  command->add_flag("-v,--verbose", options->verbose, "also what is only worth knowing");
  command->add_flag("-q,--quiet", options->quiet, "errors only");
  CLI::Option* const fix =
      command->add_flag("--fix", options->fix, "mend what can be mended without changing matches");
  command->add_flag("--unsafe", options->unsafe, "with --fix: also what changes matches")
      ->needs(fix);
  command->add_option("--explain", options->explain, "say what a code means, with an example");
  AddRuleOptions(*command, options->rules);
  command->callback([options, &status] { status = RunCheck(*options); });
}

}  // namespace sigmata::cli
