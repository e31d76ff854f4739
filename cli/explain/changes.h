// What would have to be otherwise for a rule to match: the fewest answers to turn round.
//
// Each answer counts for itself: whether one value can give all of them at once is not examined.
#ifndef SIGMATA_CLI_EXPLAIN_CHANGES_H_
#define SIGMATA_CLI_EXPLAIN_CHANGES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cli/explain/explainer.h"

namespace sigmata::cli {

struct Change {
  std::uint32_t node = 0;        // the id of a predicate
  bool want = true;              // the answer that it does not have now
  std::size_t alternatives = 0;  // other single changes that would do in its place
};

struct ChangeSet {
  std::vector<Change> changes;   // the logsource's first; none: it matches
  std::size_t gate_changes = 0;  // how many of them are of the logsource
  std::size_t met = 0;           // predicates of the rule that are as they have to be
  bool possible = true;          // false: no event could match
};

// Of one variant of a rule, with the event that the explainer has read last.
ChangeSet FewestChanges(Explainer& explainer, const RuleVariant& variant);

// The variant with the fewest, those whose logsource the event is of first.
struct VariantChanges {
  std::size_t variant = 0;
  ChangeSet set;
};
VariantChanges FewestChanges(Explainer& explainer, const RuleTree& tree);

// Whether `a` is nearer to a match than `b`.
bool IsNearer(const ChangeSet& a, const ChangeSet& b);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_CHANGES_H_
