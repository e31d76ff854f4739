#include "compiler/plan/pivot.h"

#include <algorithm>
#include <map>
#include <optional>

#include "compiler/plan/alternative_entries.h"
#include "compiler/plan/event_class.h"
#include "compiler/plan/expected_share.h"
#include "compiler/plan/pivot_text.h"
#include "compiler/plan/pivot_window.h"

namespace sigmata {
namespace {

using Kind = BoolExpr::Kind;

// A cover with more texts than this is looked for in vain too often to pay.
constexpr std::size_t kMaxCover = 1024;
// Each class of an entry has all its pivots.
constexpr std::size_t kMaxCoverOfClasses = std::size_t{1} << 17U;

struct Cover {
  std::vector<PlanPivot> pivots;
  double hits = 0;
};

// How often a text is asked for in the whole plan, and how common it looks.
struct Known {
  std::size_t uses = 0;
  double share = 0;
};

class PivotChooser {
 public:
  void Count(const PlanExpr& expr) {
    for (const PlanExpr& child : expr.children) Count(child);
    if (expr.kind != Kind::kPredicate) return;
    for (const std::string& literal : expr.predicate.literals) {
      for (const PivotList& list : OptionsOf(expr.predicate, literal)) {
        for (const PlanPivot& pivot : list) {
          Known& known = known_[pivot];
          if (known.uses++ == 0) known.share = ShareOfValues(pivot);
        }
      }
    }
  }

  // Appends the entry with its pivots; for alternatives that would often be run, an entry each.
  void Add(PlanEntry entry, std::vector<PlanEntry>& entries) {
    constexpr double kOften = 0.2;
    SetGiven(entry);
    const PlanExpr* covered = &entry.expr;
    auto cover = covered->kind == Kind::kAnd ? Cheapest(entry.expr, covered) : CoverOf(entry.expr);
    const bool alternatives = cover && covered->kind == Kind::kOr && cover->hits >= kOften &&
                              AreWorthEntries(entry, *covered);
    if (!alternatives) {
      entries.push_back(WithPivots(std::move(entry), std::move(cover)));
      return;
    }
    for (PlanEntry& one : EntryForEach(entry, *covered)) {
      auto of_one = CoverOf(one.expr);
      entries.push_back(WithPivots(std::move(one), std::move(of_one)));
    }
  }

 private:
  PlanEntry WithPivots(PlanEntry entry, std::optional<Cover> cover) {
    if (cover && cover->pivots.size() * entry.classes.size() <= kMaxCoverOfClasses) {
      std::sort(cover->pivots.begin(), cover->pivots.end());
      cover->pivots.erase(std::unique(cover->pivots.begin(), cover->pivots.end()),
                          cover->pivots.end());
      entry.pivots = std::move(cover->pivots);
      entry.pivot_hits = std::min(cover->hits, 1.0);
    }
    SetSharesAndGates(entry);
    SetWindows(entry.pivots);
    return entry;
  }

  // Sets the windows of parts; all entries have been counted.
  void SetWindows(std::vector<PlanPivot>& pivots) {
    if (!grams_) {
      grams_.emplace();
      for (const auto& [pivot, known] : known_) {
        grams_->Add(pivot.text, static_cast<double>(known.uses));
      }
    }
    for (PlanPivot& pivot : pivots) {
      if (pivot.kind == PivotKind::kPart) pivot.window = grams_->RarestWindow(pivot.text);
    }
  }

  // The entry has its pivots.
  void SetSharesAndGates(PlanEntry& entry) {
    const ExpectedShare expected(
        entry, [this](const PlanPivot& pivot) { return known_.at(pivot).share; },
        [this](const PlanPredicate& predicate, const std::string& literal)
            -> const std::vector<PivotList>& { return OptionsOf(predicate, literal); });
    expected.Set(entry.expr);
    SetGates(expected, entry.expr);
  }

  // What a regex needs is looked for before it is run: first what is expected the least.
  void SetGates(const ExpectedShare& expected, PlanExpr& expr) {
    for (PlanExpr& child : expr.children) SetGates(expected, child);
    PlanPredicate& predicate = expr.predicate;
    if (expr.kind != Kind::kPredicate || predicate.op != Opcode::kRegex) return;
    std::vector<std::pair<double, const PivotList*>> options;
    for (const PivotList& list : OptionsOf(predicate, predicate.literals[0])) {
      options.emplace_back(expected.OfOption(list), &list);
    }
    std::stable_sort(options.begin(), options.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [share, list] : options) {
      auto& gate = predicate.gates.emplace_back();
      for (const PlanPivot& pivot : *list) {
        if (pivot.kind == PivotKind::kPart) gate.push_back(pivot.text);
      }
      std::sort(gate.begin(), gate.end());
      gate.erase(std::unique(gate.begin(), gate.end()), gate.end());
    }
  }

  // What an entry's classes are known by is of no use to it as a pivot: its events have it all.
  void SetGiven(const PlanEntry& entry) { given_ = entry.classes.front().kind; }

  std::optional<Cover> CoverOf(const PlanExpr& expr) {
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

  // Those of a regex take their time, and are asked for several times; of others the answer holds
  // until the next question.
  const std::vector<PivotList>& OptionsOf(const PlanPredicate& predicate,
                                          const std::string& literal) {
    if (predicate.op != Opcode::kRegex) return options_ = PivotOptions(predicate, literal);
    const auto [it, first] = of_regexes_.try_emplace({predicate.field, literal});
    if (first) it->second = PivotOptions(predicate, literal);
    return it->second;
  }

  double HitsOf(const PlanPivot& pivot) const {
    constexpr double kPerUse = 0.5;
    constexpr double kEveryValue = 5;  // and the whole event has to be searched
    constexpr double kShortCost = 0.03;
    constexpr double kNearlyAll = 0.9;
    if (IsImplied(pivot.field)) return kNearlyAll;
    const Known& known = known_.at(pivot);  // all options have been counted
    const double hits = known.share * (1 + kPerUse * static_cast<double>(known.uses));
    const bool short_part = pivot.kind == PivotKind::kPart && pivot.text.size() < kShortPart;
    return (pivot.field.empty() ? hits * kEveryValue : hits) + (short_part ? kShortCost : 0);
  }

  // What has an event ID in a channel is of one provider, nearly always.
  bool IsImplied(std::string_view field) const {
    return given_ == ClassKind::kChannelAndEventId && field == kWellKnownFieldNames[kFieldProvider];
  }

  std::optional<Cover> CoverOf(const PlanPredicate& predicate) {
    const bool given = IsKnownBy(given_, predicate.field);
    const bool keyword_regex = predicate.field.empty() && predicate.op == Opcode::kRegex;
    if (given || keyword_regex) return std::nullopt;
    Cover cover;
    for (const std::string& literal : predicate.literals) {
      auto of_literal = CheapestOf(OptionsOf(predicate, literal));
      if (!of_literal) return std::nullopt;
      Join(*std::move(of_literal), cover);
    }
    if (cover.pivots.empty() || cover.pivots.size() > kMaxCover) return std::nullopt;
    return cover;
  }

  std::optional<Cover> CheapestOf(const std::vector<PivotList>& options) const {
    std::optional<Cover> best;
    for (const PivotList& list : options) {
      Cover cover{list, 0};
      for (const PlanPivot& pivot : list) cover.hits += HitsOf(pivot);
      if (!best || cover.hits < best->hits) best = std::move(cover);
    }
    return best;
  }

  static void Join(Cover part, Cover& whole) {
    whole.hits += part.hits;
    std::move(part.pivots.begin(), part.pivots.end(), std::back_inserter(whole.pivots));
  }

  std::optional<Cover> Cheapest(const PlanExpr& expr) {
    const PlanExpr* child = nullptr;
    return Cheapest(expr, child);
  }

  // `child` is the one that covers the AND; not set if there is none.
  std::optional<Cover> Cheapest(const PlanExpr& expr, const PlanExpr*& child) {
    std::optional<Cover> best;
    for (const PlanExpr& one : expr.children) {
      auto cover = CoverOf(one);
      if (!cover || (best && cover->hits >= best->hits)) continue;
      best = std::move(cover);
      child = &one;
    }
    return best;
  }

  std::optional<Cover> Together(const PlanExpr& expr) {
    Cover all;
    for (const PlanExpr& child : expr.children) {
      auto cover = CoverOf(child);
      if (!cover) return std::nullopt;
      Join(*std::move(cover), all);
      if (all.pivots.size() > kMaxCover) return std::nullopt;
    }
    if (all.pivots.empty()) return std::nullopt;
    return all;
  }

  std::map<std::pair<std::string, std::string>, std::vector<PivotList>> of_regexes_;
  std::vector<PivotList> options_;
  std::map<PlanPivot, Known> known_;
  std::optional<GramFrequency> grams_;
  ClassKind given_ = ClassKind::kAny;
};

}  // namespace

void ChoosePivots(Plan& plan) {
  PivotChooser chooser;
  for (const PlanEntry& entry : plan.entries) chooser.Count(entry.expr);
  std::vector<PlanEntry> entries;
  for (PlanEntry& entry : plan.entries) chooser.Add(std::move(entry), entries);
  plan.entries = std::move(entries);
}

}  // namespace sigmata
