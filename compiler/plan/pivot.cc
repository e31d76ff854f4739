#include "compiler/plan/pivot.h"

#include <algorithm>
#include <map>
#include <optional>

#include "compiler/plan/pivot_text.h"

namespace sigmata {
namespace {

using Kind = BoolExpr::Kind;

// A cover with more texts than this is looked for in vain too often to pay.
constexpr std::size_t kMaxCover = 1024;

struct Cover {
  std::vector<PlanPivot> pivots;
  double hits = 0;
};

// How often each text is asked for in the whole plan.
using Popularity = std::map<PlanPivot, std::size_t>;

// The share of values that hold so short a text by chance, roughly.
double HitsByChance(const PlanPivot& pivot) {
  constexpr double kPart[] = {1, 0.9, 0.5, 0.2, 0.08, 0.05, 0.03};
  constexpr double kAnchored[] = {0.05, 0.2, 0.1, 0.05};
  constexpr double kLong = 0.01;
  const std::size_t size = pivot.text.size();
  switch (pivot.kind) {
    case PivotKind::kPart:
      return size < std::size(kPart) ? kPart[size] : kLong;
    case PivotKind::kStart:
    case PivotKind::kEnd:
      return size < std::size(kAnchored) ? kAnchored[size] : kLong;
    case PivotKind::kWhole:
      return size == 0 ? kAnchored[0] : kLong / 2;
    case PivotKind::kNotAscii:
      break;
  }
  return 0.05;
}

class PivotChooser {
 public:
  void Count(const PlanExpr& expr) {
    for (const PlanExpr& child : expr.children) Count(child);
    if (expr.kind != Kind::kPredicate) return;
    for (const PlanPivot& pivot : PivotsOf(expr.predicate)) ++popularity_[pivot];
  }

  // What an entry's classes are known by is of no use to it as a pivot: its events have it all.
  std::optional<Cover> CoverOf(const PlanEntry& entry) {
    const ClassKind kind = entry.classes.front().kind;
    const bool channel = kind == ClassKind::kChannel || kind == ClassKind::kChannelAndEventId;
    const bool provider = kind == ClassKind::kProvider || kind == ClassKind::kProviderAndEventId;
    given_ = channel    ? kWellKnownFieldNames[kFieldChannel]
             : provider ? kWellKnownFieldNames[kFieldProvider]
                        : std::string_view();
    return CoverOf(entry.expr);
  }

 private:
  std::optional<Cover> CoverOf(const PlanExpr& expr) const {
    switch (expr.kind) {
      case Kind::kPredicate:
        return CoverOf(expr.predicate);
      case Kind::kAnd:
        return Cheapest(expr);
      case Kind::kOr:
        return Together(expr);
      case Kind::kNot:
      case Kind::kTrue:
      case Kind::kFalse:
        break;
    }
    return std::nullopt;
  }

  double HitsOf(const PlanPivot& pivot) const {
    constexpr double kPerUse = 0.5;
    constexpr double kEveryValue = 5;  // and the whole event has to be searched
    const auto it = popularity_.find(pivot);
    const double uses = it == popularity_.end() ? 0 : static_cast<double>(it->second);
    const double hits = HitsByChance(pivot) * (1 + kPerUse * uses);
    return pivot.field.empty() ? hits * kEveryValue : hits;
  }

  std::optional<Cover> CoverOf(const PlanPredicate& predicate) const {
    const bool given = !predicate.field.empty() && predicate.field == given_;
    if (given) return std::nullopt;
    Cover cover{PivotsOf(predicate), 0};
    if (cover.pivots.empty()) return std::nullopt;
    for (const PlanPivot& pivot : cover.pivots) cover.hits += HitsOf(pivot);
    return cover;
  }

  std::optional<Cover> Cheapest(const PlanExpr& expr) const {
    std::optional<Cover> best;
    for (const PlanExpr& child : expr.children) {
      auto cover = CoverOf(child);
      if (cover && (!best || cover->hits < best->hits)) best = std::move(cover);
    }
    return best;
  }

  std::optional<Cover> Together(const PlanExpr& expr) const {
    Cover all;
    for (const PlanExpr& child : expr.children) {
      auto cover = CoverOf(child);
      if (!cover) return std::nullopt;
      all.hits += cover->hits;
      std::move(cover->pivots.begin(), cover->pivots.end(), std::back_inserter(all.pivots));
      if (all.pivots.size() > kMaxCover) return std::nullopt;
    }
    if (all.pivots.empty()) return std::nullopt;
    return all;
  }

  Popularity popularity_;
  std::string_view given_;
};

}  // namespace

void ChoosePivots(Plan& plan) {
  PivotChooser chooser;
  for (const PlanEntry& entry : plan.entries) chooser.Count(entry.expr);
  for (PlanEntry& entry : plan.entries) {
    auto cover = chooser.CoverOf(entry);
    if (!cover) continue;
    std::sort(cover->pivots.begin(), cover->pivots.end());
    cover->pivots.erase(std::unique(cover->pivots.begin(), cover->pivots.end()),
                        cover->pivots.end());
    entry.pivots = std::move(cover->pivots);
    entry.pivot_hits = std::min(cover->hits, 1.0);
  }
}

}  // namespace sigmata
