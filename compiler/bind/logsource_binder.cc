#include "compiler/bind/logsource_binder.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/parse/spelling.h"
#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

struct Wanted {
  std::string category, product, service;
};

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

std::vector<Gate> GatesFor(const Wanted& wanted, const FieldMaps& maps) {
  std::vector<Gate> gates = FindGates(wanted, maps);
  if (gates.empty() && !wanted.category.empty() && !wanted.service.empty()) {
    gates = FindBoth(wanted, maps);
  }
  return gates;
}

Wanted WantedBy(const Logsource& logsource) {
  return {TextOf(logsource.category), TextOf(logsource.product), TextOf(logsource.service)};
}

using PartOfMap = std::string LogsourceGates::*;

std::string NearestPart(const std::string& part, PartOfMap of_map, const FieldMaps& maps) {
  std::set<std::string_view> known;
  for (const LogsourceGates& entry : maps.logsources) known.insert(entry.*of_map);
  if (part.empty() || known.contains(part)) return {};
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const std::string_view nearest = NearestSpelling(part, candidates);
  return nearest.empty() ? "" : fmt::format("did you mean `{}`? otherwise ", nearest);
}

// Of a product that no map knows, categories and services are not known either.
std::string NearestLogsource(const Wanted& wanted, const FieldMaps& maps) {
  const auto of_product = [&wanted](const LogsourceGates& entry) {
    return entry.product == wanted.product;
  };
  if (std::none_of(maps.logsources.begin(), maps.logsources.end(), of_product)) {
    return NearestPart(wanted.product, &LogsourceGates::product, maps);
  }
  const std::string category = NearestPart(wanted.category, &LogsourceGates::category, maps);
  return category.empty() ? NearestPart(wanted.service, &LogsourceGates::service, maps) : category;
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

// Letters and digits, small.
std::string Plain(std::string_view name) {
  std::string plain;
  for (const char c : Fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
  }
  return plain;
}

}  // namespace

std::vector<BoundGate> BindLogsource(const Logsource& logsource, const FieldMaps& maps) {
  std::vector<BoundGate> bound;
  for (const Gate& gate : GatesFor(WantedBy(logsource), maps)) {
    bound.push_back(BindGate(gate, logsource.span));
  }
  return bound;
}

bool HasGates(const LogsourceGates& parts, const FieldMaps& maps) {
  return !GatesFor({parts.category, parts.product, parts.service}, maps).empty();
}

std::string ProviderMeant(const std::string& service, const FieldMaps& maps) {
  constexpr std::size_t kTellsApart = 5;  // letters
  const std::string wanted = Plain(service);
  if (wanted.size() < kTellsApart) return {};
  for (const Provider& provider : maps.providers) {
    if (provider.channels.empty() || !Plain(provider.name).ends_with(wanted)) continue;
    return fmt::format(
        "events of {} are in the log {}: say the service of that log, and `Provider_Name: {}`; ",
        provider.name, fmt::join(provider.channels, ", "), provider.name);
  }
  return {};
}

std::string WaysOut(const Logsource& logsource, const FieldMaps& maps) {
  const Wanted wanted = WantedBy(logsource);
  std::string option;
  for (const auto& [key, value] : {std::pair{"product", wanted.product},
                                   {"category", wanted.category},
                                   {"service", wanted.service}}) {
    if (!value.empty()) option += fmt::format("{}{}={}", option.empty() ? "" : ",", key, value);
  }
  const std::string provider = ProviderMeant(wanted.service, maps);
  return (provider.empty() ? NearestLogsource(wanted, maps) : provider) +
         fmt::format(
             "a --field-map may say which events it means; if all are of it, say "
             "--logsource {}; --ignore-logsource runs every rule on every event",
             option);
}

}  // namespace sigmata
