// Cheap questions first: the order of an AND's or OR's children does not change its answer.
#ifndef SIGMATA_COMPILER_PLAN_COST_ORDER_H_
#define SIGMATA_COMPILER_PLAN_COST_ORDER_H_

#include "compiler/plan/plan.h"

namespace sigmata {

// Sets `cost` (rough nanoseconds, if every child has to be asked) and sorts by it, keeping the
// rule's order among equals.
void OrderByCost(PlanExpr& expr);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_COST_ORDER_H_
