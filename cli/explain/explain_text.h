// An explanation as text for people; without colours.
#ifndef SIGMATA_CLI_EXPLAIN_EXPLAIN_TEXT_H_
#define SIGMATA_CLI_EXPLAIN_EXPLAIN_TEXT_H_

#include <string>

#include "cli/explain/explanation.h"

namespace sigmata::cli {

// The rule's parts as a tree, one line each, indented by two; ends in '\n'. Of several variants,
// those that match, or else those whose gate the event passes, or else the first. Long lists are
// shortened to what decided.
std::string ExplanationText(const RuleExplanation& explanation);

// What a predicate found in the event: `(is "a.exe")`, `(absent)`. Ends without a line break.
std::string FoundText(const ExplainedNode& predicate);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_EXPLAIN_TEXT_H_
