#include "cli/test/coverage.h"

#include <algorithm>

namespace sigmata::cli {

Coverage::Coverage(const std::vector<BoundRule>& rules, const FieldMaps& maps,
                   bool ignore_logsource)
    : rules_(rules), maps_(maps), ignore_logsource_(ignore_logsource) {
  std::size_t questions = 0;
  for (const BoundRule& rule : rules) {
    RuleTree tree = MakeRuleTree(rule, ignore_logsource, questions);
    coverage_.push_back(
        {std::move(tree.variants.front().logic), std::vector<PartCoverage>(tree.logic_nodes)});
  }
}

Explainer* Coverage::ExplainerFor(const std::string& shape) {
  const auto [known, is_new] = explainers_.try_emplace(shape);
  if (is_new) known->second = Explainer::Make(rules_, maps_, {ignore_logsource_, shape});
  return known->second ? &*known->second : nullptr;
}

void Coverage::Use(std::size_t rule, const std::string& shape, std::string_view event) {
  Explainer* const explainer = ExplainerFor(shape);
  if (explainer == nullptr || explainer->Read(event) != ReadStatus::kRead) return;
  for (const RuleVariant& variant : explainer->tree(rule).variants) {
    if (!variant.mapped || !explainer->Answer(variant.gate)) continue;
    Visit(variant.logic, true, *explainer, coverage_[rule]);
  }
}

void Coverage::Visit(const RuleNode& node, bool decides, Explainer& explainer,
                     RuleCoverage& coverage) {
  PartCoverage& part = coverage.parts[node.id];
  const bool answer = explainer.Answer(node);
  part.seen_true = part.seen_true || answer;
  part.seen_false = part.seen_false || !answer;
  part.decided_true = part.decided_true || (decides && answer);
  part.decided_false = part.decided_false || (decides && !answer);
  // A child decides if none of the others decides already.
  const bool settles = node.kind == NodeKind::kAnyOf;
  const auto settling =
      std::count_if(node.children.begin(), node.children.end(),
                    [&](const RuleNode& child) { return explainer.Answer(child) == settles; });
  for (const RuleNode& child : node.children) {
    const bool alone =
        node.kind == NodeKind::kNot || settling == (explainer.Answer(child) == settles ? 1 : 0);
    Visit(child, decides && alone, explainer, coverage);
  }
}

}  // namespace sigmata::cli
