#include "compiler/lint/shadow_lint.h"

#include <algorithm>
#include <map>
#include <string>

#include "compiler/lint/entailment.h"
#include "compiler/parse/metadata_checks.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// Two rules of long lists are compared no further; and of very many rules, not all with all. All of
// SigmaHQ's take less than 80 million steps.
constexpr std::size_t kStepsOfAPair = 4096;
constexpr std::size_t kMaxSteps = 120'000'000;

struct Candidate {
  const Rule* rule = nullptr;
  Claim claim;
  std::vector<std::uint64_t> needed;  // of each conjunct, its fields
  std::ptrdiff_t level = -1;          // -1: not said
};

std::ptrdiff_t LevelOf(const Rule& rule) {
  const auto* const found = std::find(kLevels.begin(), kLevels.end(), Fold(TextOf(rule.level)));
  return found == kLevels.end() ? -1 : found - kLevels.begin();
}

bool NamesAsRelated(const Rule& rule, const Rule& other) {
  return other.id && std::any_of(rule.related.begin(), rule.related.end(),
                                 [&](const std::string& id) { return id == Fold(other.id->text); });
}

// Rules that are on their way out say nothing of others.
bool IsInUse(const Rule& rule) {
  const std::string status = Fold(TextOf(rule.status));
  return status != "deprecated" && status != "unsupported";
}

bool MayShadow(const Candidate& wide, const Candidate& narrow) {
  if (wide.level < narrow.level || NamesAsRelated(*wide.rule, *narrow.rule) ||
      NamesAsRelated(*narrow.rule, *wide.rule)) {
    return false;
  }
  return std::all_of(wide.needed.begin(), wide.needed.end(),
                     [&](std::uint64_t fields) { return (fields & narrow.claim.fields) != 0; });
}

// The rules of one logsource.
class ShadowLinter {
 public:
  ShadowLinter(PatternBudget& budget, std::vector<Diagnostic>& diagnostics)
      : budget_(budget), diagnostics_(diagnostics) {}

  void Add(const RuleOfSet& one) {
    Candidate candidate{one.rule, maker_.Make(one.bound->expr), {}, LevelOf(*one.rule)};
    if (candidate.claim.kind == BoolExpr::Kind::kAnd) {
      for (const Claim& part : candidate.claim.children) candidate.needed.push_back(part.fields);
    } else {
      candidate.needed.push_back(candidate.claim.fields);
    }
    candidates_.push_back(std::move(candidate));
  }

  void Lint() {
    for (const Candidate& narrow : candidates_) {
      for (const Candidate& wide : candidates_) {
        if (!budget_.Pay(1)) return;
        if (&wide == &narrow || !MayShadow(wide, narrow) || !Covers(wide, narrow)) continue;
        if (&narrow < &wide && MayShadow(narrow, wide) && Covers(narrow, wide)) continue;
        Report(narrow, wide);
        break;
      }
    }
  }

 private:
  bool Covers(const Candidate& wide, const Candidate& narrow) {
    PatternBudget of_pair(std::min(kStepsOfAPair, budget_.left()));
    const std::size_t before = of_pair.left();
    const bool covers = Entails(narrow.claim, wide.claim, of_pair);
    static_cast<void>(budget_.Pay(before - of_pair.left()));
    return covers;
  }

  void Report(const Candidate& narrow, const Candidate& wide) {
    Diagnostic d =
        MakeDiagnostic(codes::SM811, narrow.rule->title.span,
                       "each event that this rule matches is matched by another rule, whose level "
                       "is no lower",
                       "narrow the other rule, raise this one's level, delete it, or say in "
                       "`related` how the two belong together");
    d.labels.push_back({wide.rule->title.span, "the other rule"});
    diagnostics_.push_back(std::move(d));
  }

  PatternBudget& budget_;
  std::vector<Diagnostic>& diagnostics_;
  ClaimMaker maker_;
  std::vector<Candidate> candidates_;
};

std::string LogsourceKey(const Logsource& source) {
  return TextOf(source.category) + '/' + TextOf(source.product) + '/' + TextOf(source.service);
}

}  // namespace

void LintShadowed(const std::vector<RuleOfSet>& rules, std::vector<Diagnostic>& diagnostics) {
  PatternBudget budget(kMaxSteps);
  std::map<std::string, ShadowLinter> linters;
  for (const RuleOfSet& one : rules) {
    if (!IsInUse(*one.rule)) continue;
    linters.try_emplace(LogsourceKey(one.rule->logsource), budget, diagnostics)
        .first->second.Add(one);
  }
  for (auto& [source, linter] : linters) linter.Lint();
}

}  // namespace sigmata
