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

void OrderByCost(PlanExpr& expr) {
  expr.cost = expr.kind == BoolExpr::Kind::kPredicate ? CostOf(expr.predicate) : 0;
  for (PlanExpr& child : expr.children) {
    OrderByCost(child);
    expr.cost += child.cost;
  }
  if (expr.kind == BoolExpr::Kind::kNot) return;
  std::stable_sort(expr.children.begin(), expr.children.end(),
                   [](const PlanExpr& a, const PlanExpr& b) { return a.cost < b.cost; });
}

}  // namespace sigmata
