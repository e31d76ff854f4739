// How often the answer to an entry's questions is expected to be yes, on the events that it is run
// on: from 0 to 1. Rough guesses, which order what is asked and change no answer.
#ifndef SIGMATA_COMPILER_PLAN_EXPECTED_SHARE_H_
#define SIGMATA_COMPILER_PLAN_EXPECTED_SHARE_H_

#include <functional>
#include <string>
#include <vector>

#include "compiler/plan/pivot_text.h"
#include "compiler/plan/plan.h"

namespace sigmata {

// What is known of an entry's events before it is run.
class ExpectedShare {
 public:
  // `share_of` says of a pivot in how many values it is expected.
  using ShareOf = std::function<double(const PlanPivot&)>;
  // The pivots that a literal of a predicate may be looked for by.
  using OptionsOf =
      std::function<const std::vector<PivotList>&(const PlanPredicate&, const std::string&)>;

  // `entry` has its classes and pivots, these sorted and without windows; both it and the functions
  // outlive this.
  ExpectedShare(const PlanEntry& entry, ShareOf share_of, OptionsOf options_of);

  // Sets `share` of the expression and of all that is in it.
  void Set(PlanExpr& expr) const;
  // How often a value holds one of these.
  double OfOption(const PivotList& list) const;

 private:
  double OfPredicate(const PlanPredicate& predicate) const;
  double OfLiteral(const PlanPredicate& predicate, const std::string& literal) const;
  double OfClasses(const PlanPredicate& predicate) const;
  bool IsOfClass(const PlanPredicate& predicate) const;
  bool AreClasses(const std::vector<PlanExpr>& children) const;

  const PlanEntry& entry_;
  ShareOf share_of_;
  OptionsOf options_of_;
  double of_pivots_ = 0;  // the sum of all of the entry's
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_EXPECTED_SHARE_H_
