#include "compiler/lint/entailment.h"

#include <algorithm>

#include "runtime/program/fold.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

using Kind = BoolExpr::Kind;

class Prover {
 public:
  explicit Prover(PatternBudget& budget) : budget_(budget) {}

  bool Prove(const Claim& narrow, const Claim& wide) {
    if (wide.kind == Kind::kTrue || narrow.kind == Kind::kFalse) return true;
    // What shares no field says nothing of the other.
    if (!budget_.Pay(1) || (narrow.fields & wide.fields) == 0) return false;
    // These two lose nothing: each part has to be proved. So they come before any choice.
    if (wide.kind == Kind::kAnd) {
      return std::all_of(wide.children.begin(), wide.children.end(),
                         [&](const Claim& part) { return Prove(narrow, part); });
    }
    if (narrow.kind == Kind::kOr) {
      return std::all_of(narrow.children.begin(), narrow.children.end(),
                         [&](const Claim& part) { return Prove(part, wide); });
    }
    return ProveByPart(narrow, wide);
  }

 private:
  bool ProveByPart(const Claim& narrow, const Claim& wide) {
    if (narrow.kind == Kind::kAnd) {
      const auto proves = [&](const Claim& part) { return Prove(part, wide); };
      if (std::any_of(narrow.children.begin(), narrow.children.end(), proves)) return true;
    }
    if (wide.kind == Kind::kOr) {
      return std::any_of(wide.children.begin(), wide.children.end(),
                         [&](const Claim& part) { return Prove(narrow, part); });
    }
    if (narrow.kind == Kind::kNot && wide.kind == Kind::kNot) {
      return Prove(wide.children[0], narrow.children[0]);
    }
    // What a text has to hold stands in each text that it takes.
    return narrow.kind == Kind::kPredicate && wide.kind == Kind::kPredicate &&
           narrow.field == wide.field && (wide.signs & ~narrow.signs) == 0 &&
           Pays(narrow.pattern, wide.pattern) && Implies(narrow.pattern, wide.pattern);
  }

  // Of a glob, also a short one, each sign is taken out first; other comparisons end at the first.
  bool Pays(const Pattern& narrow, const Pattern& wide) {
    constexpr std::size_t kStepsOfAGlob = 256;
    const bool glob = narrow.kind == PatternKind::kGlob || wide.kind == PatternKind::kGlob;
    return (!glob || budget_.Pay(kStepsOfAGlob)) && budget_.Pay(narrow, wide);
  }

  PatternBudget& budget_;
};

std::uint64_t SignsOf(const Pattern& pattern) {
  constexpr unsigned kBits = 64;
  if (!IsText(pattern)) return 0;
  std::uint64_t signs = 0;
  for (const char c : Fold(pattern.text)) {
    if (!IsWildcard(c)) signs |= std::uint64_t{1} << static_cast<unsigned char>(c) % kBits;
  }
  return signs;
}

}  // namespace

Claim ClaimMaker::Make(const BoolExpr& expr) {
  constexpr std::uint32_t kBits = 64;
  Claim claim;
  claim.kind = expr.kind;
  if (expr.kind == Kind::kPredicate) {
    claim.field =
        numbers_.emplace(expr.predicate.field, static_cast<std::uint32_t>(numbers_.size()))
            .first->second;
    claim.fields = std::uint64_t{1} << claim.field % kBits;
    claim.pattern = Comparable(expr.predicate.pattern);
    claim.signs = SignsOf(claim.pattern);
  }
  for (const BoolExpr& child : expr.children) {
    claim.children.push_back(Make(child));
    claim.fields |= claim.children.back().fields;
    claim.size += claim.children.back().size;
  }
  std::stable_sort(claim.children.begin(), claim.children.end(),
                   [](const Claim& a, const Claim& b) { return a.size < b.size; });
  return claim;
}

bool Entails(const Claim& narrow, const Claim& wide, PatternBudget& budget) {
  return Prover(budget).Prove(narrow, wide);
}

}  // namespace sigmata
