#include <fmt/core.h>

#include "compiler/plan/plan.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

std::string DescribeClass(const EventClass& event_class) {
  switch (event_class.kind) {
    case ClassKind::kAny:
      return "any event";
    case ClassKind::kEventId:
      return fmt::format("event {}", event_class.event_id);
    case ClassKind::kChannel:
      return fmt::format("channel '{}'", event_class.name);
    case ClassKind::kChannelAndEventId:
      return fmt::format("channel '{}' event {}", event_class.name, event_class.event_id);
    case ClassKind::kProvider:
      return fmt::format("provider '{}'", event_class.name);
    case ClassKind::kProviderAndEventId:
      return fmt::format("provider '{}' event {}", event_class.name, event_class.event_id);
  }
  return {};
}

std::string DescribePredicate(const PlanPredicate& predicate) {
  std::string out = fmt::format("{} {}", TraitsOf(predicate.op).mnemonic,
                                predicate.field.empty() ? "(every value)" : predicate.field);
  if (TraitsOf(predicate.op).operand == OperandKind::kNone) return out;
  if (predicate.op == Opcode::kOrder) {
    out += fmt::format(" {}{}", TimePartName(predicate.part), ComparisonSign(predicate.comparison));
  }
  for (std::size_t i = 0; i < predicate.literals.size(); ++i) {
    out += fmt::format("{} '{}'", i == 0 ? "" : ",", WildcardsToSigma(predicate.literals[i]));
  }
  return out + (predicate.cased ? " cased" : "");
}

void DumpExpr(const PlanExpr& expr, int depth, std::string& out) {
  const bool predicate = expr.kind == BoolExpr::Kind::kPredicate;
  const std::string text =
      predicate ? DescribePredicate(expr.predicate) : std::string(KindName(expr.kind));
  out += fmt::format("{}{}  cost {}\n", std::string(static_cast<std::size_t>(depth) * 2, ' '), text,
                     expr.cost);
  for (const PlanExpr& child : expr.children) DumpExpr(child, depth + 1, out);
}

}  // namespace

std::string DumpPlan(const Plan& plan, const std::vector<BoundRule>& rules) {
  std::string out;
  for (const PlanEntry& entry : plan.entries) {
    out += fmt::format("entry of '{}'\n", rules[entry.rule].title);
    for (const EventClass& event_class : entry.classes) {
      out += "  class: " + DescribeClass(event_class) + "\n";
    }
    out += "  needs: " + (entry.needed_field.empty() ? "no field" : entry.needed_field) + "\n";
    DumpExpr(entry.expr, 1, out);
  }
  return out;
}

}  // namespace sigmata
