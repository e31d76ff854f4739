#include "cli/arguments/rule_arguments.h"

#include <algorithm>

namespace sigmata::cli {

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
  command.add_flag("--ignore-logsource", options.ignore_logsource,
                   "run every rule on every event, with the names of fields as the rule has them: "
                   "the field maps' renames are left out too");
  command.add_flag("--lenient", options.lenient,
                   "leave out quantifiers that fit no search identifier");
}

void AddRules(CLI::App& command, RuleOptions& options, const char* help) {
  command.add_option("-r,--rules", options.rules, help)->required()->allow_extra_args(false);
}

void AddEvents(CLI::App& command, std::vector<std::string>& events, std::string& shape) {
  command.add_option("EVENTS", events, "files of JSON events; none, or -, is standard input");
  command.add_option("--shape", shape, "collector shape of the events; else recognised");
}

CLI::Validator FormatAndFile(std::vector<std::string> formats) {
  return CLI::Validator(
      [formats = std::move(formats)](std::string& text) -> std::string {
        const std::size_t equals = text.find('=');
        const bool known =
            std::find(formats.begin(), formats.end(), text.substr(0, equals)) != formats.end();
        if (known && equals != text.npos && equals + 1 < text.size()) return {};
        return "expected FORMAT=FILE with a format that --format knows";
      },
      "FORMAT=FILE");
}

}  // namespace sigmata::cli
