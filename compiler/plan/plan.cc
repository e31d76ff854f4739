#include "compiler/plan/plan.h"

#include "compiler/plan/cost_order.h"
#include "compiler/plan/event_class.h"
#include "compiler/plan/needed_field.h"
#include "compiler/plan/pivot.h"
#include "compiler/plan/set_predicate.h"

namespace sigmata {
namespace {

PlanEntry PlanOne(std::size_t rule, const BoolExpr& expr) {
  PlanEntry entry;
  entry.rule = rule;
  entry.classes = EventClassesOf(expr);
  entry.needed_field = NeededField(expr);
  entry.expr = FormPredicates(expr);
  return entry;
}

void AddEntries(const BoundRule& rule, std::size_t index, Plan& plan) {
  for (const BoundGate& gate : rule.gates) {
    BoolExpr gated = MakeAnd({gate.where, RenameFields(rule.expr, gate.renames)}, rule.span);
    plan.entries.push_back(PlanOne(index, gated));
  }
}

// What is decided when all entries are known.
void Finish(Plan& plan) {
  ChoosePivots(plan);
  for (PlanEntry& entry : plan.entries) OrderByCost(entry.expr);
}

}  // namespace

Plan PlanRules(const std::vector<BoundRule>& rules, bool ignore_logsource) {
  Plan plan;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (ignore_logsource) {
      plan.entries.push_back(PlanOne(i, rules[i].expr));
    } else {
      AddEntries(rules[i], i, plan);
    }
  }
  Finish(plan);
  return plan;
}

Plan PlanRule(const BoundRule& rule) {
  Plan plan;
  AddEntries(rule, 0, plan);
  Finish(plan);
  return plan;
}

}  // namespace sigmata
