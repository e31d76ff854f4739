#include "cli/explain/event_explanation.h"

#include <algorithm>

namespace sigmata::cli {
namespace {

struct Miss {
  std::size_t rule = 0;
  VariantChanges changes;
};

bool ComesBefore(const Miss& a, const Miss& b) {
  if (IsNearer(a.changes.set, b.changes.set)) return true;
  return !IsNearer(b.changes.set, a.changes.set) && a.rule < b.rule;
}

bool IsOfLogsource(Explainer& explainer, const RuleTree& tree) {
  return std::any_of(tree.variants.begin(), tree.variants.end(), [&](const RuleVariant& variant) {
    return variant.mapped && explainer.Answer(variant.gate);
  });
}

// The nearest of the rules that do not match, at most `most` of them, in order.
std::vector<Miss> NearestMisses(Explainer& explainer, const std::vector<std::size_t>& rules,
                                std::size_t most) {
  std::vector<Miss> misses;
  for (const std::size_t rule : rules) {
    Miss miss{rule, FewestChanges(explainer, explainer.tree(rule))};
    const bool only = explainer.rule_count() == 1;
    if (miss.changes.set.possible || only) misses.push_back(std::move(miss));
  }
  const std::size_t shown = std::min(most, misses.size());
  const auto end = misses.begin() + static_cast<std::ptrdiff_t>(shown);
  std::partial_sort(misses.begin(), end, misses.end(), ComesBefore);
  misses.erase(end, misses.end());
  return misses;
}

}  // namespace

EventReport ExplainEvent(Explainer& explainer, std::size_t nearest) {
  EventReport report;
  report.shape = explainer.event().shape();
  report.degraded = explainer.event().degraded();
  report.rules = explainer.rule_count();
  if (report.rules == 1) nearest = 1;
  std::vector<std::size_t> of_logsource, others;
  for (std::size_t rule = 0; rule < report.rules; ++rule) {
    if (explainer.Matches(rule)) {
      report.matches.push_back({explainer.Explain(rule), {}});
    } else {
      (IsOfLogsource(explainer, explainer.tree(rule)) ? of_logsource : others).push_back(rule);
    }
  }
  // Rules of another logsource come behind all others, and are most of them: often they need not be
  // asked.
  std::vector<Miss> misses = NearestMisses(explainer, of_logsource, nearest);
  if (misses.size() < nearest) {
    const std::size_t left = nearest - misses.size();
    for (Miss& miss : NearestMisses(explainer, others, left)) misses.push_back(std::move(miss));
  }
  for (Miss& miss : misses) {
    report.misses.push_back({explainer.Explain(miss.rule), std::move(miss.changes)});
  }
  return report;
}

}  // namespace sigmata::cli
