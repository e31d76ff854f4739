#include "compiler/plan/cost_order.h"

#include <algorithm>

namespace sigmata {
namespace {

double CostOf(const PlanPredicate& predicate) {
  constexpr double kAllValues = 30;  // keywords look at every value of the event
  const auto size = static_cast<double>(predicate.literals.size());
  double cost = 0;
  switch (predicate.op) {
    case Opcode::kMatch:
    case Opcode::kFail:
      break;
    case Opcode::kNull:
    case Opcode::kExists:
    case Opcode::kScalar:
      cost = 1;
      break;
    case Opcode::kOrder:
    case Opcode::kNumberEquals:
      cost = 4;
      break;
    case Opcode::kEquals:
      cost = 5;
      break;
    case Opcode::kStartsWith:
    case Opcode::kEndsWith:
      cost = 6;
      break;
    case Opcode::kEqualsAny:
      cost = 12;
      break;
    case Opcode::kStartsWithAny:
    case Opcode::kEndsWithAny:
      cost = 8 + 2 * size;
      break;
    case Opcode::kCidr:
      cost = 40;
      break;
    case Opcode::kFieldEquals:
    case Opcode::kFieldStartsWith:
    case Opcode::kFieldEndsWith:
    case Opcode::kFieldContains:
    case Opcode::kContains:
      cost = 30;
      break;
    case Opcode::kContainsAny:
      cost = 30 + 20 * size;
      break;
    case Opcode::kGlob:
      cost = 120;
      break;
    case Opcode::kRegex:
      cost = 400;
      break;
  }
  return predicate.field.empty() ? cost * kAllValues : cost;
}

}  // namespace

// What is asked next, is asked if the children before have not decided: those that decide for
// little come first.
void OrderByCost(PlanExpr& expr) {
  const bool is_and = expr.kind == BoolExpr::Kind::kAnd;
  // How often a child decides. One that never does still has a cost.
  const auto decides = [is_and](const PlanExpr& child) {
    constexpr double kLeast = 0.001;
    return std::max(is_and ? 1 - child.share : child.share, kLeast);
  };
  for (PlanExpr& child : expr.children) OrderByCost(child);
  std::stable_sort(expr.children.begin(), expr.children.end(),
                   [&decides](const PlanExpr& a, const PlanExpr& b) {
                     return a.cost * decides(b) < b.cost * decides(a);
                   });
  expr.cost = expr.kind == BoolExpr::Kind::kPredicate ? CostOf(expr.predicate) : 0;
  double asked = 1;
  for (const PlanExpr& child : expr.children) {
    expr.cost += asked * child.cost;
    asked *= 1 - decides(child);
  }
}

}  // namespace sigmata
