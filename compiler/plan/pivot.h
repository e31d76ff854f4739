// What an event has to hold before an entry is worth running.
//
// A cover of an entry is a list of texts of which at least one must stand in the event for the
// entry to match. An AND is covered by any of its children, an OR by the covers of all of them
// together, a NOT by nothing. The planner takes the cover that the fewest events are expected to
// hold.
#ifndef SIGMATA_COMPILER_PLAN_PIVOT_H_
#define SIGMATA_COMPILER_PLAN_PIVOT_H_

#include "compiler/plan/plan.h"

namespace sigmata {

// Sets the pivots of all entries. What many rules ask for is taken to be common in events too, so
// an entry's pivots depend on its neighbours.
void ChoosePivots(Plan& plan);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_PIVOT_H_
