#include "cli/test/field_spelling.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata::cli {
namespace {

void AddFields(const BoolExpr& expr, std::set<std::string_view>& fields) {
  if (expr.kind == BoolExpr::Kind::kPredicate) fields.insert(expr.predicate.field);
  for (const BoolExpr& child : expr.children) AddFields(child, fields);
}

bool Has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Fields of every event that are spelt nearly like one another.
bool IsSystemField(std::string_view field) {
  constexpr std::string_view kNames[] = {"EventID",
                                         "EventID_Qualifiers",
                                         "Channel",
                                         "Computer",
                                         "Level",
                                         "Keywords",
                                         "Task",
                                         "Opcode",
                                         "Version",
                                         "Message",
                                         "Data",
                                         "EventRecordID",
                                         "Provider_Name",
                                         "Provider_EventSourceName",
                                         "Provider_Guid",
                                         "Security_UserID",
                                         "UserID",
                                         "TimeCreated_SystemTime",
                                         "Execution_ProcessID",
                                         "Execution_ThreadID"};
  return std::find(std::begin(kNames), std::end(kNames), field) != std::end(kNames);
}

bool MapsKnow(const std::string& field, const FieldMaps& maps) {
  if (IsSystemField(field)) return true;
  for (const EventSchema& event : maps.events) {
    for (const EventParameter& parameter : event.parameters) {
      if (parameter.name == field || Has(parameter.aliases, field)) return true;
    }
  }
  return std::any_of(maps.taxonomy.begin(), maps.taxonomy.end(),
                     [&](const LogsourceFields& known) { return Has(known.fields, field); });
}

}  // namespace

void CheckFieldSpelling(const std::vector<YamlNode>& fields, const BoundRule& rule,
                        const FieldMaps& maps, std::vector<Diagnostic>& diagnostics) {
  std::set<std::string_view> asked;
  AddFields(rule.expr, asked);
  for (const BoundGate& gate : rule.gates) {
    AddFields(gate.where, asked);
    for (const auto& [sigma_field, event_field] : gate.renames) asked.insert(event_field);
  }
  const std::vector<std::string_view> candidates(asked.begin(), asked.end());
  for (const YamlNode& key : fields) {
    if (asked.contains(key.text)) continue;
    const std::string_view nearest = NearestSpelling(key.text, candidates);
    if (nearest.empty() || MapsKnow(key.text, maps)) continue;
    diagnostics.push_back(MakeDiagnostic(
        codes::SM964, key.span, fmt::format("the rule does not ask for the field `{}`", key.text),
        fmt::format("did you mean `{}`?", nearest)));
  }
}

}  // namespace sigmata::cli
