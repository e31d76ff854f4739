// The event classes in which an expression can be true at all.
#ifndef SIGMATA_COMPILER_PLAN_EVENT_CLASS_H_
#define SIGMATA_COMPILER_PLAN_EVENT_CLASS_H_

#include <vector>

#include "compiler/plan/plan.h"

namespace sigmata {

// Sorted, without repeats, never empty. Derived from what the expression needs to be true: a
// channel (else a provider) and an event ID out of a small set. May be too wide, never too narrow.
std::vector<EventClass> EventClassesOf(const BoolExpr& expr);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_EVENT_CLASS_H_
