// A set of changes in words.
#ifndef SIGMATA_CLI_EXPLAIN_CHANGE_TEXT_H_
#define SIGMATA_CLI_EXPLAIN_CHANGE_TEXT_H_

#include <string>
#include <vector>

#include "cli/explain/changes.h"
#include "cli/explain/explanation.h"

namespace sigmata::cli {

// A change for people, and the part of the rule that it is about.
struct WordedChange {
  Change change;
  std::string part;  // the search identifier; empty where there is none
  std::string text;  // "if `ErrorCode` were 5 (is 7)"
};

// `variant` is the one the changes were found for.
std::vector<WordedChange> WordChanges(const ExplainedVariant& variant,
                                      const std::vector<Change>& changes);

// "it would match with 2 changes:" and a line for each; empty without changes.
std::string ChangesText(const ExplainedVariant& variant, const ChangeSet& set);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_CHANGE_TEXT_H_
