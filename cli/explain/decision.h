// Which parts of a rule decided its answer.
#ifndef SIGMATA_CLI_EXPLAIN_DECISION_H_
#define SIGMATA_CLI_EXPLAIN_DECISION_H_

#include <vector>

#include "cli/explain/explanation.h"

namespace sigmata::cli {

// The predicates without whose answers the variant's answer would not be certain: of an `any of`
// that is true, those that are; of an `all of` that is false, those that are not; else all.
std::vector<const ExplainedNode*> DecidingPredicates(const ExplainedVariant& variant);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_DECISION_H_
