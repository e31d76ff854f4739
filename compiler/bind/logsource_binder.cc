#include "compiler/bind/logsource_binder.h"

#include "runtime/program/decimal.h"

namespace sigmata {
namespace {

struct Wanted {
  std::string category, product, service;
};

std::string TextOf(const std::optional<SpannedText>& part) { return part ? part->text : ""; }

bool Exactly(const LogsourceGates& entry, const Wanted& w) {
  return entry.category == w.category && entry.product == w.product && entry.service == w.service;
}

bool Includes(const LogsourceGates& entry, const Wanted& w) {
  const auto fits = [](const std::string& want, const std::string& has) {
    return want.empty() || want == has;
  };
  return fits(w.category, entry.category) && fits(w.product, entry.product) &&
         fits(w.service, entry.service);
}

std::vector<Gate> FindGates(const Wanted& wanted, const FieldMaps& maps) {
  for (const LogsourceGates& entry : maps.logsources) {
    if (Exactly(entry, wanted)) return entry.any_of;
  }
  std::vector<Gate> gates;
  for (const LogsourceGates& entry : maps.logsources) {
    if (Includes(entry, wanted))
      gates.insert(gates.end(), entry.any_of.begin(), entry.any_of.end());
  }
  return gates;
}

// A rule may name a category and a service: its events pass a gate of each.
std::vector<Gate> FindBoth(const Wanted& wanted, const FieldMaps& maps) {
  std::vector<Gate> both;
  for (const Gate& first : FindGates({wanted.category, wanted.product, ""}, maps)) {
    for (const Gate& second : FindGates({"", wanted.product, wanted.service}, maps)) {
      Gate joined = first;
      joined.conditions.insert(joined.conditions.end(), second.conditions.begin(),
                               second.conditions.end());
      joined.renames.insert(joined.renames.end(), second.renames.begin(), second.renames.end());
      both.push_back(std::move(joined));
    }
  }
  return both;
}

// As in a rule: an event ID is compared as a number.
bool IsNumber(const std::string& value) { return ParseDecimal(value, false).has_value(); }

BoundGate BindGate(const Gate& gate, Span span) {
  BoundGate bound;
  bound.renames = gate.renames;
  bound.where.kind = BoolExpr::Kind::kAnd;
  bound.where.span = span;
  for (const GateCondition& condition : gate.conditions) {
    std::vector<BoolExpr> values;
    for (const std::string& value : condition.values) {
      const PatternKind kind = IsNumber(value) ? PatternKind::kNumber : PatternKind::kEquals;
      values.push_back(MakePredicate(condition.field, Pattern{kind, value}, span));
    }
    if (values.empty()) {
      values.push_back(MakePredicate(condition.field, Pattern{PatternKind::kExists}, span));
    }
    bound.where.children.push_back(MakeOr(std::move(values), span));
  }
  return bound;
}

}  // namespace

std::vector<BoundGate> BindLogsource(const Logsource& logsource, const FieldMaps& maps) {
  const Wanted wanted{TextOf(logsource.category), TextOf(logsource.product),
                      TextOf(logsource.service)};
  std::vector<Gate> gates = FindGates(wanted, maps);
  if (gates.empty() && !wanted.category.empty() && !wanted.service.empty()) {
    gates = FindBoth(wanted, maps);
  }
  std::vector<BoundGate> bound;
  for (const Gate& gate : gates) bound.push_back(BindGate(gate, logsource.span));
  return bound;
}

}  // namespace sigmata
