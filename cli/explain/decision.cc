#include "cli/explain/decision.h"

namespace sigmata::cli {
namespace {

void Collect(const ExplainedNode& node, std::vector<const ExplainedNode*>& out) {
  if (node.kind == NodeKind::kPredicate) out.push_back(&node);
  const bool one_is_enough = node.kind == NodeKind::kAnyOf ? node.answer
                             : node.kind == NodeKind::kNot ? false
                                                           : !node.answer;
  for (const ExplainedNode& child : node.children) {
    if (!one_is_enough || child.answer == node.answer) Collect(child, out);
  }
}

}  // namespace

std::vector<const ExplainedNode*> DecidingPredicates(const ExplainedVariant& variant) {
  std::vector<const ExplainedNode*> out;
  const bool by_gate = !variant.answer && !variant.gate.answer;
  if (by_gate || variant.answer) Collect(variant.gate, out);
  if (!by_gate || variant.logic.answer == variant.answer) Collect(variant.logic, out);
  return out;
}

}  // namespace sigmata::cli
