// One event and a set of rules: which match, and which come nearest to it.
#ifndef SIGMATA_CLI_EXPLAIN_EVENT_EXPLANATION_H_
#define SIGMATA_CLI_EXPLAIN_EVENT_EXPLANATION_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cli/explain/changes.h"
#include "cli/explain/explainer.h"
#include "cli/explain/explanation.h"
#include "sigmata/source.h"

namespace sigmata::cli {

struct RuleTitle {
  std::string id, title, level;
  Span span;  // of the rule's document
};

// The same rules as the explainer's, in the same order, and their texts.
struct ExplainedSet {
  std::vector<RuleTitle> rules;
  const SourceSet* sources = nullptr;
};

struct RuleReport {
  RuleExplanation explanation;
  VariantChanges changes;  // of a rule that does not match
};

struct EventReport {
  std::string source;  // the input's name
  std::size_t index = 0;
  std::string shape;
  bool degraded = false;
  std::size_t rules = 0;
  std::vector<RuleReport> matches;  // in the order of the rules
  // The nearest first: those whose logsource the event is of, then by the number of changes, then
  // by how much is met. A rule that no event can match is none, but where it is the only one asked.
  std::vector<RuleReport> misses;
};

// Of the event that `explainer` has read last; at most `nearest` misses.
EventReport ExplainEvent(Explainer& explainer, std::size_t nearest);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_EVENT_EXPLANATION_H_
