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
  if (predicate.cased) out += " cased";
  for (const std::vector<std::string>& gate : predicate.gates) {
    for (std::size_t i = 0; i < gate.size(); ++i) {
      out += fmt::format("{} '{}'", i == 0 ? " only with" : " or", gate[i]);
    }
  }
  return out;
}

void DumpExpr(const PlanExpr& expr, int depth, std::string& out) {
  const bool predicate = expr.kind == BoolExpr::Kind::kPredicate;
  const std::string text =
      predicate ? DescribePredicate(expr.predicate) : std::string(KindName(expr.kind));
  out += fmt::format("{}{}  cost {:.3g}\n", std::string(static_cast<std::size_t>(depth) * 2, ' '),
                     text, expr.cost);
  for (const PlanExpr& child : expr.children) DumpExpr(child, depth + 1, out);
}

std::string_view PivotWords(PivotKind kind) {
  switch (kind) {
    case PivotKind::kWhole:
      return "is";
    case PivotKind::kStart:
      return "starts with";
    case PivotKind::kEnd:
      return "ends with";
    case PivotKind::kPart:
      return "holds";
    case PivotKind::kNotAscii:
      return "holds a sign outside ASCII";
    case PivotKind::kNumber:
      return "is the number";
  }
  return {};
}

std::string DescribePivots(const PlanEntry& entry) {
  if (entry.pivots.empty()) return "  pivots: none, there is a way to match without a text\n";
  std::string out = fmt::format("  pivots: in {:.3g}% of events\n", entry.pivot_hits * 100);
  for (const PlanPivot& pivot : entry.pivots) {
    out += fmt::format("    {} {}", pivot.field.empty() ? "(every value)" : pivot.field,
                       PivotWords(pivot.kind));
    out += pivot.kind == PivotKind::kNotAscii ? "\n" : fmt::format(" '{}'\n", pivot.text);
  }
  return out;
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
    out += DescribePivots(entry);
    DumpExpr(entry.expr, 1, out);
  }
  return out;
}

}  // namespace sigmata
