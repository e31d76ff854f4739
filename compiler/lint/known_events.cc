#include "compiler/lint/known_events.h"

#include <algorithm>

#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// The values of the field, if the expression says that it has one of them and nothing else.
std::optional<std::vector<NamedValue>> ValuesOf(const BoolExpr& expr, std::string_view field) {
  if (expr.kind == BoolExpr::Kind::kPredicate) {
    const Pattern& pattern = expr.predicate.pattern;
    const bool value = pattern.kind == PatternKind::kEquals || pattern.kind == PatternKind::kNumber;
    if (!value || expr.predicate.field != field) return std::nullopt;
    return std::vector<NamedValue>{{pattern.text, expr.span}};
  }
  const bool single = expr.kind == BoolExpr::Kind::kAnd && expr.children.size() == 1;
  if (expr.kind != BoolExpr::Kind::kOr && !single) return std::nullopt;
  std::vector<NamedValue> all;
  for (const BoolExpr& child : expr.children) {
    auto values = ValuesOf(child, field);
    if (!values) return std::nullopt;
    all.insert(all.end(), values->begin(), values->end());
  }
  return all;
}

}  // namespace

bool IsSystemField(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "EventID", "Channel", "Computer",      "Level",           "Keywords",
      "Task",    "Opcode",  "Version",       "Message",         "Data",
      "Binary",  "Source",  "EventRecordID", "EventSourceName", "UserID"};
  constexpr std::string_view kPrefixes[] = {
      "Provider_", "Execution_", "Security_", "TimeCreated_", "Correlation_",
      "EventID_",  "param",      "@",         "winlog.",      "event."};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames) ||
         std::any_of(std::begin(kPrefixes), std::end(kPrefixes),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

void Narrow(const std::vector<const BoolExpr*>& conjuncts, EventScope& scope) {
  for (const BoolExpr* conjunct : conjuncts) {
    if (auto providers = ValuesOf(*conjunct, "Provider_Name")) scope.providers = *providers;
    if (auto ids = ValuesOf(*conjunct, "EventID")) scope.event_ids = *ids;
    if (auto channels = ValuesOf(*conjunct, "Channel")) scope.channels = *channels;
  }
}

KnownEvents::KnownEvents(const FieldMaps& maps) : maps_(maps) {
  for (const Provider& provider : maps.providers) {
    providers_.emplace(Fold(provider.name), &provider);
    for (const std::string& alias : provider.aliases) providers_.emplace(Fold(alias), &provider);
  }
  for (const EventSchema& event : maps.events) {
    events_[event.provider].push_back(&event);
    for (const EventParameter& parameter : event.parameters) parameters_.insert(parameter.name);
  }
}

const Provider* KnownEvents::FindProvider(const std::string& name) const {
  const auto it = providers_.find(Fold(name));
  return it == providers_.end() ? nullptr : it->second;
}

const std::vector<const EventSchema*>& KnownEvents::EventsOf(const Provider& provider) const {
  static const std::vector<const EventSchema*> kNone;
  const auto it = events_.find(provider.name);
  return it == events_.end() ? kNone : it->second;
}

std::vector<const EventSchema*> KnownEvents::Find(const Provider& provider,
                                                  const std::string& id) const {
  std::vector<const EventSchema*> found;
  const auto number = ParseEventId(id);
  for (const EventSchema* event : EventsOf(provider)) {
    if (number && event->id == *number) found.push_back(event);
  }
  return found;
}

const ValueMap* KnownEvents::FindValues(const std::string& name) const {
  for (const ValueMap& map : maps_.value_maps) {
    if (map.name == name) return &map;
  }
  return nullptr;
}

}  // namespace sigmata
