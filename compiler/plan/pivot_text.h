// The texts that a value must hold for a predicate to be true.
#ifndef SIGMATA_COMPILER_PLAN_PIVOT_TEXT_H_
#define SIGMATA_COMPILER_PLAN_PIVOT_TEXT_H_

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"

namespace sigmata {

// A value has to hold one of these.
using PivotList = std::vector<PlanPivot>;

// Shorter parts have to be looked for at every place of a value.
inline constexpr std::size_t kShortPart = 7;

// What the predicate's literal needs: each list is necessary, any of them will do. Empty: nothing
// is known.
std::vector<PivotList> PivotOptions(const PlanPredicate& predicate, std::string_view literal);

// The pivot for a text that stands so in a folded value; none if no part of it is worth looking
// for. What cannot be looked for as it is (signs outside ASCII that may have case, great length) is
// cut off, which widens the pivot.
std::optional<PlanPivot> PivotOf(const std::string& field, PivotKind kind, std::string_view text);

// Calls `use(text, share)` for each text of common_texts.def.
void ForEachCommonText(const std::function<void(std::string_view, double)>& use);

// The share of values that are expected to hold the pivot, as far as its text alone tells.
double ShareOfValues(const PlanPivot& pivot);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_PIVOT_TEXT_H_
