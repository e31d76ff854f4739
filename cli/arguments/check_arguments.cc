#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/command_table.h"
#include "cli/arguments/rule_arguments.h"
#include "cli/check_command.h"
#include "cli/code_prefix.h"

namespace sigmata::cli {
namespace {

CLI::Validator CheckCode() {
  return CLI::Validator(
      [](std::string& text) { return BeginsACode(text) ? std::string() : NoCodeBeginsSo(text); },
      "CODE");
}

void AddChoice(CLI::App& command, CheckOptions& options) {
  command.add_option("--select", options.select, "only codes that begin so, such as SM5")
      ->type_name("")
      ->check(CheckCode())
      ->allow_extra_args(false);
  command.add_option("--ignore", options.ignore, "no codes that begin so")
      ->type_name("")
      ->check(CheckCode())
      ->allow_extra_args(false);
  command.add_option("--exclude", options.exclude, "leave out files that the pattern fits")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  command
      .add_option("--fail-level", options.fail_level,
                  "what ends with status 1: error, if not given")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  command.add_option("--profile", options.profile, "also what a project asks of its rules")
      ->check(CLI::IsMember({"sigmahq"}));
  command
      .add_option("--validation-config", options.validation_config,
                  "SigmaHQ's list of validators and exclusions (sigma_cli_conf.yml)")
      ->type_name("FILE");
  command.add_flag("-v,--verbose", options.verbose, "also what is only worth knowing");
  command.add_flag("-q,--quiet", options.quiet, "errors only");
}

void AddKnown(CLI::App& command, CheckOptions& options) {
  command.add_option("--baseline", options.baseline, "leave out the findings listed in the file")
      ->type_name("FILE");
  command.add_option("--write-baseline", options.write_baseline, "list all findings in the file")
      ->type_name("FILE");
  command
      .add_option("--diff-base", options.diff_base,
                  "leave out the findings that a git revision has already")
      ->type_name("REVISION");
}

void AddManner(CLI::App& command, CheckOptions& options) {
  command
      .add_option("--config", options.config,
                  "the configuration, in place of the nearest .sigmata.toml")
      ->type_name("FILE");
  command.add_flag("--no-config", options.no_config, "use no configuration")->excludes("--config");
  command.add_option("--color", options.colour, "when to colour the form for people")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_flag("--no-progress", options.no_progress, "never show how far the run is");
  command.add_option("--jobs", options.jobs, "how many threads; 0, or not given: one a core")
      ->type_name("N");
  command
      .add_option("--stdin-filename", options.rules.stdin_name,
                  "what standard input is called in findings and for the configuration")
      ->type_name("FILE");
}

}  // namespace

void AddCheck(CLI::App& app, int& status) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* const command = app.add_subcommand("check", "find the mistakes in rules");
  command->add_option("PATH", options->rules.rules,
                      "rule files or folders; none: this folder; - is standard input");
  const std::vector<std::string> formats = {"human", "concise", "ndjson",
                                            "sarif", "github",  "junit"};
  command->add_option("-f,--format", options->format, "form of what goes to standard output")
      ->check(CLI::IsMember(formats));
  command->add_option("--report", options->reports, "FORMAT=FILE: also write this form to a file")
      ->check(FormatAndFile(formats))
      ->allow_extra_args(false);
  command->add_option("-o,--output", options->output, "write to the file, not to standard output")
      ->type_name("FILE");
  AddChoice(*command, *options);
  CLI::Option* const fix =
      command->add_flag("--fix", options->fix, "mend what can be mended without changing matches");
  command->add_flag("--unsafe", options->unsafe, "with --fix: also what changes matches")
      ->needs(fix);
  command->add_option("--explain", options->explain, "say what a code means, with an example")
      ->type_name("CODE");
  AddKnown(*command, *options);
  AddManner(*command, *options);
  AddRuleOptions(*command, options->rules);
  command->callback([options, &status] { status = RunCheck(*options); });
}

}  // namespace sigmata::cli
