// The events that a part of a condition can be about, as far as the field maps know them.
#ifndef SIGMATA_COMPILER_LINT_KNOWN_EVENTS_H_
#define SIGMATA_COMPILER_LINT_KNOWN_EVENTS_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/bind/bound_rule.h"
#include "sigmata/field_map.h"

namespace sigmata {

// A value that a rule compares a field with, and where.
struct NamedValue {
  std::string text;
  Span span;
};

// What the conditions around a part pin down. Empty: nothing.
struct EventScope {
  std::vector<NamedValue> providers, event_ids, channels;
};

// What every event has, whatever its provider.
bool IsSystemField(std::string_view name);

// The scope narrowed by the conjuncts: values that a field must be one of.
void Narrow(const std::vector<const BoolExpr*>& conjuncts, EventScope& scope);

// Made once for all rules. Refers to the maps.
class KnownEvents {
 public:
  explicit KnownEvents(const FieldMaps& maps);

  // By name or alias, without regard to case; null if the maps do not know it.
  const Provider* FindProvider(const std::string& name) const;
  // All layouts of an event; empty if the maps do not know it.
  std::vector<const EventSchema*> Find(const Provider& provider, const std::string& id) const;
  const std::vector<const EventSchema*>& EventsOf(const Provider& provider) const;
  const ValueMap* FindValues(const std::string& name) const;
  // Whether an event of the maps has a parameter of this name.
  bool HasParameter(std::string_view name) const { return parameters_.contains(name); }

  const FieldMaps& maps() const { return maps_; }

 private:
  const FieldMaps& maps_;
  std::map<std::string, const Provider*> providers_;               // by folded name
  std::map<std::string, std::vector<const EventSchema*>> events_;  // by provider
  std::set<std::string_view> parameters_;
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_KNOWN_EVENTS_H_
