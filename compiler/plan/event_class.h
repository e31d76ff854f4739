// The event classes in which an expression can be true at all.
#ifndef SIGMATA_COMPILER_PLAN_EVENT_CLASS_H_
#define SIGMATA_COMPILER_PLAN_EVENT_CLASS_H_

#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"

namespace sigmata {

// Sorted, without repeats, never empty. Derived from what the expression needs to be true: a
// channel (else a provider) and an event ID out of a small set. May be too wide, never too narrow.
std::vector<EventClass> EventClassesOf(const BoolExpr& expr);

// Whether all events of a class of this kind have the same event ID.
bool HasEventId(ClassKind kind);
// Whether they are of the class by what this field has.
bool IsKnownBy(ClassKind kind, std::string_view field);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_EVENT_CLASS_H_
