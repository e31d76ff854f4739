#include "compiler/plan/rule_cost.h"

#include <algorithm>

#include "compiler/plan/event_class.h"
#include "compiler/plan/pivot_text.h"
#include "compiler/plan/plan.h"

namespace sigmata {
namespace {

using Kind = BoolExpr::Kind;

bool NamesEvents(const BoundRule& rule) {
  const std::vector<EventClass> classes = EventClassesOf(rule.expr);
  return std::all_of(classes.begin(), classes.end(),
                     [](const EventClass& one) { return HasEventId(one.kind); });
}

// By what an event's class is known, all events of the logsource have.
bool IsOfClass(const PlanPredicate& predicate) {
  return predicate.field == "Channel" || predicate.field == "EventID";
}

// Whether a text has to be there for the predicate to be true; or a number, which, written
// unusually, cannot be looked for but is compared at little cost.
bool HasText(const PlanPredicate& predicate) {
  if (IsOfClass(predicate)) return false;
  if (predicate.op == Opcode::kNumberEquals) return true;
  if (predicate.literals.empty()) return false;
  if (predicate.field.empty() && predicate.op == Opcode::kRegex) return false;
  return std::all_of(
      predicate.literals.begin(), predicate.literals.end(),
      [&](const std::string& literal) { return !PivotOptions(predicate, literal).empty(); });
}

bool HasText(const PlanExpr& expr) {
  const auto has = [](const PlanExpr& child) { return HasText(child); };
  if (expr.kind == Kind::kPredicate) return HasText(expr.predicate);
  if (expr.kind == Kind::kAnd) return std::any_of(expr.children.begin(), expr.children.end(), has);
  if (expr.kind == Kind::kOr) return std::all_of(expr.children.begin(), expr.children.end(), has);
  return false;
}

// The part without a text that is to blame: of an AND a regular expression rather than a filter.
const PlanExpr& Blamed(const PlanExpr& expr) {
  const PlanExpr* blamed = nullptr;
  const auto rank = [](const PlanExpr& e) {
    if (e.kind == Kind::kNot) return 0;
    return e.kind == Kind::kPredicate && e.predicate.op == Opcode::kRegex ? 2 : 1;
  };
  for (const PlanExpr& child : expr.children) {
    if (HasText(child) || (child.kind == Kind::kPredicate && IsOfClass(child.predicate))) continue;
    if (blamed == nullptr || rank(child) > rank(*blamed)) blamed = &child;
  }
  if (blamed == nullptr || expr.kind == Kind::kNot) return expr;
  return Blamed(*blamed);
}

const PlanExpr* FindText(const PlanExpr& expr, const PlanPivot& pivot) {
  if (expr.kind == Kind::kPredicate && expr.predicate.field == pivot.field) {
    for (const std::string& literal : expr.predicate.literals) {
      if (literal.find(pivot.text) != std::string::npos) return &expr;
    }
  }
  for (const PlanExpr& child : expr.children) {
    if (const PlanExpr* const found = FindText(child, pivot)) return found;
  }
  return nullptr;
}

RuleCost CostOf(const PlanEntry& entry) {
  constexpr std::size_t kShort = 3;
  if (entry.pivots.empty()) {
    // More texts than are worth looking for, which is a table of indicators; or a number.
    if (HasText(entry.expr)) return {};
    const PlanExpr& blamed = Blamed(entry.expr);
    const bool regex = blamed.kind == Kind::kPredicate && blamed.predicate.op == Opcode::kRegex;
    return {regex ? RuleCost::Reason::kRegex : RuleCost::Reason::kNoText, blamed.span, {}};
  }
  for (const PlanPivot& pivot : entry.pivots) {
    if (pivot.kind != PivotKind::kPart || pivot.text.size() >= kShort) continue;
    const PlanExpr* const found = FindText(entry.expr, pivot);
    if (found != nullptr) return {RuleCost::Reason::kShortText, found->span, pivot.text};
  }
  return {};
}

}  // namespace

RuleCost CostOf(const BoundRule& rule) {
  if (NamesEvents(rule)) return {};
  for (const PlanEntry& entry : PlanRule(rule).entries) {
    RuleCost cost = CostOf(entry);
    if (cost.reason != RuleCost::Reason::kNone) return cost;
  }
  return {};
}

}  // namespace sigmata
