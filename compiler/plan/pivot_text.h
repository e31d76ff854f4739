// The texts that a value must hold for a predicate to be true.
#ifndef SIGMATA_COMPILER_PLAN_PIVOT_TEXT_H_
#define SIGMATA_COMPILER_PLAN_PIVOT_TEXT_H_

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"

namespace sigmata {

// One for each way in which the predicate can be true; empty if there is a way without a text.
std::vector<PlanPivot> PivotsOf(const PlanPredicate& predicate);

// The pivot for a text that stands so in a folded value; none if no part of it is worth looking
// for. What cannot be looked for as it is (signs outside ASCII, great length) is cut off, which
// widens the pivot.
std::optional<PlanPivot> PivotOf(const std::string& field, PivotKind kind, std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_PIVOT_TEXT_H_
