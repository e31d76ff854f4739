// Where all parts have to change their costs add up; where one of several is enough, the cheapest
// is taken. `not` turns the two round.
#include "cli/explain/changes.h"

#include <algorithm>
#include <iterator>

namespace sigmata::cli {
namespace {

class ChangeFinder {
 public:
  explicit ChangeFinder(Explainer& explainer) : explainer_(explainer) {}

  struct Cover {
    std::vector<Change> changes;
    std::size_t met = 0;
    std::size_t ways = 1;  // of a single change: how many there are
    bool possible = true;
  };

  Cover Find(const RuleNode& node, bool want) {
    switch (node.kind) {
      case NodeKind::kNot:
        return Find(node.children.front(), !want);
      case NodeKind::kPredicate:
        return FindLeaf(node, want);
      case NodeKind::kAllOf:
      case NodeKind::kLogsource:
        return want ? FindAll(node, want) : FindOne(node, want);
      case NodeKind::kAnyOf:
        break;
    }
    return want ? FindOne(node, want) : FindAll(node, want);
  }

 private:
  Cover FindLeaf(const RuleNode& node, bool want) {
    Cover cover;
    if (explainer_.Answer(node) != want) {
      cover.changes.push_back({node.id, want, 0});
    } else if (want) {
      cover.met = 1;
    }
    return cover;
  }

  Cover FindAll(const RuleNode& node, bool want) {
    Cover all;
    for (const RuleNode& child : node.children) {
      Cover cover = Find(child, want);
      all.possible = all.possible && cover.possible;
      all.met += cover.met;
      if (!cover.changes.empty()) all.ways = cover.ways;
      std::move(cover.changes.begin(), cover.changes.end(), std::back_inserter(all.changes));
    }
    return all;
  }

  Cover FindOne(const RuleNode& node, bool want) {
    Cover best;
    best.possible = false;
    for (const RuleNode& child : node.children) {
      Cover cover = Find(child, want);
      if (!cover.possible) continue;
      const bool single = best.possible && best.changes.size() == 1 && cover.changes.size() == 1;
      const std::size_t ways = single ? best.ways + cover.ways : 0;
      if (!best.possible || IsCheaper(cover, best)) best = std::move(cover);
      if (single) best.ways = ways;
    }
    if (best.changes.size() == 1) best.changes[0].alternatives = best.ways - 1;
    return best;
  }

  static bool IsCheaper(const Cover& a, const Cover& b) {
    if (a.changes.size() != b.changes.size()) return a.changes.size() < b.changes.size();
    return a.met > b.met;
  }

  Explainer& explainer_;
};

}  // namespace

ChangeSet FewestChanges(Explainer& explainer, const RuleVariant& variant) {
  ChangeFinder finder(explainer);
  auto gate = finder.Find(variant.gate, true);
  auto logic = finder.Find(variant.logic, true);
  ChangeSet set;
  set.possible = variant.mapped && gate.possible && logic.possible;
  set.gate_changes = gate.changes.size();
  set.met = logic.met;
  set.changes = std::move(gate.changes);
  std::move(logic.changes.begin(), logic.changes.end(), std::back_inserter(set.changes));
  return set;
}

VariantChanges FewestChanges(Explainer& explainer, const RuleTree& tree) {
  VariantChanges best{0, FewestChanges(explainer, tree.variants[0])};
  for (std::size_t i = 1; i < tree.variants.size(); ++i) {
    ChangeSet set = FewestChanges(explainer, tree.variants[i]);
    if (IsNearer(set, best.set)) best = {i, std::move(set)};
  }
  return best;
}

bool IsNearer(const ChangeSet& a, const ChangeSet& b) {
  if (a.possible != b.possible) return a.possible;
  const bool a_gated = a.gate_changes == 0;
  const bool b_gated = b.gate_changes == 0;
  if (a_gated != b_gated) return a_gated;
  if (a.changes.size() != b.changes.size()) return a.changes.size() < b.changes.size();
  return a.met > b.met;
}

}  // namespace sigmata::cli
