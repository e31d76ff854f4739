// The parts of a rule that have an answer, numbered once; the same for all events.
#ifndef SIGMATA_CLI_EXPLAIN_RULE_TREE_H_
#define SIGMATA_CLI_EXPLAIN_RULE_TREE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "cli/explain/explanation.h"
#include "compiler/bind/bound_rule.h"

namespace sigmata::cli {

struct RuleNode {
  std::uint32_t id = 0;
  NodeKind kind = NodeKind::kPredicate;
  std::string label;
  Span span;
  std::vector<RuleNode> children;

  // Of a predicate.
  std::string field;         // as the rule calls it
  Predicate predicate;       // under the names of the gate
  std::size_t question = 0;  // index, dense over all trees numbered by one counter
};

struct RuleVariant {
  bool mapped = true;
  RuleNode gate, logic;
};

// The logic's nodes are numbered from 0 in the order of the text, alike in all variants; the gates'
// nodes come behind them.
struct RuleTree {
  std::vector<RuleVariant> variants;
  std::uint32_t logic_nodes = 0;
  std::uint32_t nodes = 0;
};

// `questions` counts on.
RuleTree MakeRuleTree(const BoundRule& rule, bool ignore_logsource, std::size_t& questions);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_RULE_TREE_H_
