// BoolExpr -> PlanExpr: each leaf becomes one question, and an OR over one field with one way of
// comparing becomes one question with a set of literals.
#ifndef SIGMATA_COMPILER_PLAN_SET_PREDICATE_H_
#define SIGMATA_COMPILER_PLAN_SET_PREDICATE_H_

#include "compiler/plan/plan.h"

namespace sigmata {

PlanExpr FormPredicates(const BoolExpr& expr);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_SET_PREDICATE_H_
