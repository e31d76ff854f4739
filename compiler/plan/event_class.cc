#include "compiler/plan/event_class.h"

#include <algorithm>
#include <optional>
#include <set>

#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// More classes than this, and the rule is looked up less precisely.
constexpr std::size_t kMaxConstants = 256;

using Constants = std::set<std::string>;

// The text an event's value must have (folded; an event ID as its number), if the predicate
// demands one.
std::optional<Constants> ConstantOf(const Predicate& predicate, std::string_view field) {
  if (predicate.field != field) return std::nullopt;
  const Pattern& pattern = predicate.pattern;
  const bool number = pattern.kind == PatternKind::kNumber;
  if (field == kWellKnownFieldNames[kFieldEventId]) {
    if (!number && pattern.kind != PatternKind::kEquals) return std::nullopt;
    const auto id = ParseEventId(pattern.text);
    if (!id) return std::nullopt;
    return Constants{std::to_string(*id)};
  }
  if (pattern.kind != PatternKind::kEquals) return std::nullopt;
  return Constants{Fold(pattern.text)};
}

// The values out of which the field must have one for the expression to be true; empty optional:
// nothing is known.
std::optional<Constants> NecessaryConstants(const BoolExpr& expr, std::string_view field) {
  if (expr.kind == BoolExpr::Kind::kPredicate) return ConstantOf(expr.predicate, field);
  if (expr.kind == BoolExpr::Kind::kAnd) {
    std::optional<Constants> best;
    for (const BoolExpr& child : expr.children) {
      auto constants = NecessaryConstants(child, field);
      if (constants && (!best || constants->size() < best->size())) best = std::move(constants);
    }
    return best;
  }
  if (expr.kind != BoolExpr::Kind::kOr || expr.children.empty()) return std::nullopt;
  Constants all;
  for (const BoolExpr& child : expr.children) {
    const auto constants = NecessaryConstants(child, field);
    if (!constants) return std::nullopt;
    all.insert(constants->begin(), constants->end());
    if (all.size() > kMaxConstants) return std::nullopt;
  }
  return all;
}

ClassKind KindOf(bool channel, bool provider, bool event_id) {
  if (channel) return event_id ? ClassKind::kChannelAndEventId : ClassKind::kChannel;
  if (provider) return event_id ? ClassKind::kProviderAndEventId : ClassKind::kProvider;
  return event_id ? ClassKind::kEventId : ClassKind::kAny;
}

// The field of the class's name; or empty.
std::string_view NameFieldOf(ClassKind kind) {
  const bool channel = kind == ClassKind::kChannel || kind == ClassKind::kChannelAndEventId;
  const bool provider = kind == ClassKind::kProvider || kind == ClassKind::kProviderAndEventId;
  if (channel) return kWellKnownFieldNames[kFieldChannel];
  return provider ? kWellKnownFieldNames[kFieldProvider] : std::string_view();
}

}  // namespace

std::vector<EventClass> EventClassesOf(const BoolExpr& expr) {
  const auto ids = NecessaryConstants(expr, kWellKnownFieldNames[kFieldEventId]);
  auto names = NecessaryConstants(expr, kWellKnownFieldNames[kFieldChannel]);
  const bool channel = names.has_value();
  if (!channel) names = NecessaryConstants(expr, kWellKnownFieldNames[kFieldProvider]);
  const ClassKind kind = KindOf(channel, !channel && names.has_value(), ids.has_value());
  const Constants one_name = names.value_or(Constants{""});
  const Constants one_id = ids.value_or(Constants{"0"});
  std::vector<EventClass> classes;
  for (const std::string& name : one_name) {
    for (const std::string& id : one_id) {
      classes.push_back({kind, name, static_cast<std::uint32_t>(std::stoul(id))});
    }
  }
  std::sort(classes.begin(), classes.end());
  return classes;
}

bool HasEventId(ClassKind kind) {
  return kind == ClassKind::kEventId || kind == ClassKind::kChannelAndEventId ||
         kind == ClassKind::kProviderAndEventId;
}

bool IsKnownBy(ClassKind kind, std::string_view field) {
  if (field == kWellKnownFieldNames[kFieldEventId]) return HasEventId(kind);
  return !field.empty() && field == NameFieldOf(kind);
}

}  // namespace sigmata
