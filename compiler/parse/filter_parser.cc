#include "compiler/parse/filter_parser.h"

#include <algorithm>

#include "compiler/parse/detection_parser.h"
#include "compiler/parse/metadata_checks.h"
#include "compiler/parse/rule_parser.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

// `rules` is a list of ids or names, one of them, `any`, or an empty list, which means any.
void ReadTargets(const YamlEntry& filter_entry, Filter& filter,
                 std::vector<Diagnostic>& diagnostics) {
  const YamlEntry* const rules = filter_entry.value.FindEntry("rules");
  if (rules == nullptr) {
    diagnostics.push_back(MakeDiagnostic(codes::SM815, filter_entry.key.span,
                                         "the filter does not say for which rules it is",
                                         "`rules: any`, or a list of ids or names"));
    return;
  }
  const YamlNode& value = rules->value;
  if (value.is_scalar() && value.text != "any") filter.rules.push_back({value.text, value.span});
  for (const YamlNode& item : value.items) filter.rules.push_back({item.text, item.span});
  filter.any_rule = filter.rules.empty();
}

}  // namespace

ParsedFilter ParseFilter(const YamlNode& document, const Source& source) {
  ParsedFilter parsed;
  Filter& filter = parsed.filter;
  YamlEntry entry = *document.FindEntry("filter");
  filter.span = entry.key.span;
  filter.body.span = document.span;
  ReadMetadata(document, filter.body, parsed.diagnostics);
  ReadLogsource(document, filter.body, parsed.diagnostics);
  ReadTargets(entry, filter, parsed.diagnostics);
  std::erase_if(entry.value.entries, [](const YamlEntry& e) { return e.key.text == "rules"; });
  ParseDetection(entry, source.text(), filter.body, parsed.diagnostics);
  if (filter.body.conditions.size() > 1) {
    parsed.diagnostics.push_back(
        MakeDiagnostic(codes::SM815, entry.key.span, "a filter has one condition"));
  }
  parsed.usable = std::none_of(parsed.diagnostics.begin(), parsed.diagnostics.end(), RefusesRule);
  return parsed;
}

}  // namespace sigmata
