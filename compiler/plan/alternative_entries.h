// An entry with alternatives, as an entry for each: (a | b) & c is a & c, and b & c. Each has
// pivots of its own, and is not run where only one of the others may match.
#ifndef SIGMATA_COMPILER_PLAN_ALTERNATIVE_ENTRIES_H_
#define SIGMATA_COMPILER_PLAN_ALTERNATIVE_ENTRIES_H_

#include <vector>

#include "compiler/plan/plan.h"

namespace sigmata {

// `alternatives` is the entry's expression, or a child of it: an OR. What is beside it is repeated
// for each, so there must not be much.
bool AreWorthEntries(const PlanEntry& entry, const PlanExpr& alternatives);
std::vector<PlanEntry> EntryForEach(const PlanEntry& entry, const PlanExpr& alternatives);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_ALTERNATIVE_ENTRIES_H_
