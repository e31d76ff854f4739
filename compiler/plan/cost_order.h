// First what decides for little: the order of an AND's or OR's children does not change its answer.
#ifndef SIGMATA_COMPILER_PLAN_COST_ORDER_H_
#define SIGMATA_COMPILER_PLAN_COST_ORDER_H_

#include "compiler/plan/plan.h"

namespace sigmata {

// Sets `cost` (rough nanoseconds, on events that the entry is run on) and sorts children by it and
// by their `share`, keeping the rule's order among equals.
void OrderByCost(PlanExpr& expr);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_COST_ORDER_H_
