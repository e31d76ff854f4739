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

}  // namespace

EventReport ExplainEvent(Explainer& explainer, std::size_t nearest) {
  EventReport report;
  report.shape = explainer.event().shape();
  report.degraded = explainer.event().degraded();
  report.rules = explainer.rule_count();
  std::vector<Miss> misses;
  for (std::size_t rule = 0; rule < report.rules; ++rule) {
    if (explainer.Matches(rule)) {
      report.matches.push_back({explainer.Explain(rule), {}});
      continue;
    }
    Miss miss{rule, FewestChanges(explainer, explainer.tree(rule))};
    if (miss.changes.set.possible || report.rules == 1) misses.push_back(std::move(miss));
  }
  const std::size_t shown = std::min(report.rules == 1 ? 1 : nearest, misses.size());
  const auto end = misses.begin() + static_cast<std::ptrdiff_t>(shown);
  std::partial_sort(misses.begin(), end, misses.end(), ComesBefore);
  for (auto miss = misses.begin(); miss != end; ++miss) {
    report.misses.push_back({explainer.Explain(miss->rule), std::move(miss->changes)});
  }
  return report;
}

}  // namespace sigmata::cli
