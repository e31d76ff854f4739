#include "cli/arguments.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/rule_input.h"
#include "sigmata/version.h"

namespace sigmata::cli {
namespace {

constexpr const char* kRulesHelp = "rule files, folders of them, or compiled programs (.sgm)";

void AddRuleOptions(CLI::App& command, RuleOptions& options) {
  command.add_option("--field-map", options.field_maps, "your own field map, asked before ours")
      ->allow_extra_args(false);
  command.add_option("--placeholders", options.placeholders, "values for %names% under `expand`")
      ->allow_extra_args(false);
  command
      .add_option(
          "--logsource", options.logsources,
          "what all events are of, where no field map can tell: product=linux,service=auditd")
      ->allow_extra_args(false);
  command.add_flag("--ignore-logsource", options.ignore_logsource, "run every rule on every event");
  command.add_flag("--lenient", options.lenient,
                   "leave out quantifiers that fit no search identifier");
}

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

void AddCheck(CLI::App& app, CheckOptions& options) {
  CLI::App* const command = app.add_subcommand("check", "find the mistakes in rules");
  command->add_option("PATH", options.rules.rules, "rule files or folders; - is standard input");
  const std::vector<std::string> formats = {"human", "concise", "ndjson",
                                            "sarif", "github",  "junit"};
  command->add_option("-f,--format", options.format, "form of what goes to standard output")
      ->check(CLI::IsMember(formats));
  command->add_option("--report", options.reports, "FORMAT=FILE: also write this form to a file")
      ->check(CheckReport(formats))
      ->allow_extra_args(false);
  command->add_option("--select", options.select, "only codes that begin so, such as SM5")
      ->allow_extra_args(false);
  command->add_option("--ignore", options.ignore, "no codes that begin so")
      ->allow_extra_args(false);
  command->add_option("--fail-level", options.fail_level, "what ends with status 1")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  command->add_flag("-v,--verbose", options.verbose, "also what is only worth knowing");
  command->add_flag("-q,--quiet", options.quiet, "errors only");
  CLI::Option* const fix =
      command->add_flag("--fix", options.fix, "mend what can be mended without changing matches");
  command->add_flag("--unsafe", options.unsafe, "with --fix: also what changes matches")
      ->needs(fix);
  command->add_option("--explain", options.explain, "say what a code means, with an example");
  AddRuleOptions(*command, options.rules);
}

void AddMatch(CLI::App& app, MatchOptions& options) {
  CLI::App* const command = app.add_subcommand("match", "match events against rules");
  command->add_option("-r,--rules", options.rules.rules, kRulesHelp)
      ->required()
      ->allow_extra_args(false);
  AddRuleOptions(*command, options.rules);
  command->add_option("EVENTS", options.events,
                      "files of JSON events; none, or -, is standard input");
  command->add_option("--shape", options.shape, "collector shape of the events; else recognised");
  command->add_flag("--strict", options.strict, "end with status 3 if a rule is refused");
}

void AddCompile(CLI::App& app, CompileCommandOptions& options) {
  CLI::App* const command = app.add_subcommand("compile", "compile rules to a program file");
  command->add_option("RULES", options.rules.rules, "rule files or folders")->required();
  AddRuleOptions(*command, options.rules);
  command->add_option("-o,--output", options.output, "the program file (.sgm)")->required();
}

void AddExplain(CLI::App& app, ExplainOptions& options) {
  CLI::App* const command =
      app.add_subcommand("explain", "say why rules do or do not match events");
  command->add_option("-r,--rules", options.rules.rules, "rule files or folders")
      ->required()
      ->allow_extra_args(false);
  AddRuleOptions(*command, options.rules);
  command->add_option("EVENTS", options.events,
                      "files of JSON events; none, or -, is standard input");
  command->add_option("--shape", options.shape, "collector shape of the events; else recognised");
}

void AddDump(CLI::App& app, DumpOptions& options) {
  CLI::App* const command =
      app.add_subcommand("dump", "print what a stage of the compiler makes of rules");
  command->add_option("RULES", options.rules.rules, kRulesHelp)->required();
  AddRuleOptions(*command, options.rules);
  command->add_option("--stage", options.stage, "ast, bound, plan or program")
      ->check(CLI::IsMember({"ast", "bound", "plan", "program"}));
}

void AddSchema(CLI::App& app, SchemaShowOptions& options) {
  CLI::App* const command =
      app.add_subcommand("schema", "what is known of events and their fields");
  command->require_subcommand(1);
  CLI::App* const show = command->add_subcommand("show", "one event: provider, channel, fields");
  show->add_option("EVENT_ID", options.event_id, "such as 4400")->required();
  show->add_option("--provider", options.provider, "only of providers with this in their name");
  command->add_subcommand("list", "every known event, a line each");
  command->add_subcommand("shapes", "the collector shapes and where they keep fields");
}

}  // namespace

int ParseAndRun(int argc, char** argv) {
  CLI::App app("Sigmata compiles Sigma detection rules and matches log events against them.",
               "sigmata");
  app.set_version_flag("--version", std::string(kVersion));
  app.require_subcommand(1);
  CheckOptions check;
  MatchOptions match;
  CompileCommandOptions compile;
  ExplainOptions explain;
  DumpOptions dump;
  SchemaShowOptions schema;
  AddCheck(app, check);
  AddMatch(app, match);
  AddExplain(app, explain);
  AddCompile(app, compile);
  AddDump(app, dump);
  AddSchema(app, schema);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitDone : kExitFailed;
  }
  MoveRulesOut(match.events, match.rules.rules);
  MoveRulesOut(explain.events, explain.rules.rules);
  if (app.got_subcommand("check")) return RunCheck(check);
  if (app.got_subcommand("match")) return RunMatch(match);
  if (app.got_subcommand("explain")) return RunExplain(explain);
  if (app.got_subcommand("compile")) return RunCompile(compile);
  if (app.got_subcommand("dump")) return RunDump(dump);
  const CLI::App* const schemas = app.get_subcommand("schema");
  if (schemas->got_subcommand("list")) return RunSchemaList();
  if (schemas->got_subcommand("shapes")) return RunSchemaShapes();
  return RunSchemaShow(schema);
}

}  // namespace sigmata::cli
