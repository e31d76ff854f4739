#include "compiler/lint/facts.h"

#include <algorithm>

#include "compiler/lint/pattern_relation.h"

namespace sigmata {
namespace {

// Longer lists say little and cost their square.
constexpr std::size_t kMaxAlternatives = 256;

class FactJudge {
 public:
  FactJudge(const std::vector<Fact>& facts, const BoolExpr* skip, PatternBudget& budget)
      : facts_(facts), skip_(skip), budget_(budget) {}

  Judgement Of(const BoolExpr& expr) const {
    switch (expr.kind) {
      case BoolExpr::Kind::kTrue:
        return {Truth::kTrue, nullptr};
      case BoolExpr::Kind::kFalse:
        return {Truth::kFalse, nullptr};
      case BoolExpr::Kind::kNot:
        return Inverse(Of(expr.children[0]));
      case BoolExpr::Kind::kAnd:
        return OfAnd(expr);
      case BoolExpr::Kind::kOr:
        return OfOr(expr);
      case BoolExpr::Kind::kPredicate:
        break;
    }
    return OfPredicate(expr.predicate);
  }

 private:
  static Judgement Inverse(Judgement j) {
    if (j.truth == Truth::kTrue) return {Truth::kFalse, j.because};
    if (j.truth == Truth::kFalse) return {Truth::kTrue, j.because};
    return {};
  }

  Judgement OfAnd(const BoolExpr& expr) const {
    Judgement all{Truth::kTrue, nullptr};
    for (const BoolExpr& child : expr.children) {
      const Judgement j = Of(child);
      if (j.truth == Truth::kFalse) return j;
      if (j.truth == Truth::kSingleFalse) {
        all = j;
      } else if (j.truth == Truth::kUnknown && all.truth == Truth::kTrue) {
        all = j;
      } else if (all.truth == Truth::kTrue && all.because == nullptr) {
        all.because = j.because;
      }
    }
    return all;
  }

  Judgement OfOr(const BoolExpr& expr) const {
    if (expr.children.size() > kMaxAlternatives) return {};
    Judgement any{Truth::kFalse, nullptr};
    for (const BoolExpr& child : expr.children) {
      const Judgement j = Of(child);
      if (j.truth == Truth::kTrue) return j;
      if (j.truth == Truth::kUnknown) any = j;
      if (any.truth == Truth::kUnknown) continue;
      if (j.truth == Truth::kSingleFalse) any.truth = Truth::kSingleFalse;
      if (any.because == nullptr) any.because = j.because;
    }
    return any;
  }

  Judgement OfPredicate(const Predicate& p) const {
    if (p.field.empty()) return {};
    Judgement found;
    for (const Fact& fact : facts_) {
      if (!budget_.Pay(1)) return {};
      if (fact.field != p.field || fact.origin == skip_) continue;
      if (!PayFor(fact, p.pattern)) return {};
      const Truth truth = Under(fact, p.pattern);
      if (truth == Truth::kTrue || truth == Truth::kFalse) return {truth, &fact};
      if (truth == Truth::kSingleFalse) found = {truth, &fact};
    }
    return found;
  }

  bool PayFor(const Fact& fact, const Pattern& pattern) const {
    return std::all_of(fact.any_of.begin(), fact.any_of.end(),
                       [&](const Pattern* value) { return budget_.Pay(*value, pattern); });
  }

  static Truth Under(const Fact& fact, const Pattern& pattern) {
    if (fact.denied) {
      const bool denied =
          std::any_of(fact.any_of.begin(), fact.any_of.end(),
                      [&](const Pattern* other) { return Implies(pattern, *other); });
      return denied ? Truth::kFalse : Truth::kUnknown;
    }
    const auto all = [&](auto&& test) {
      return std::all_of(fact.any_of.begin(), fact.any_of.end(), test);
    };
    if (all([&](const Pattern* value) { return Implies(*value, pattern); })) return Truth::kTrue;
    if (all([&](const Pattern* value) { return Disjoint(*value, pattern); })) {
      return Truth::kSingleFalse;
    }
    return Truth::kUnknown;
  }

  const std::vector<Fact>& facts_;
  const BoolExpr* skip_;
  PatternBudget& budget_;
};

}  // namespace

bool IsValueList(const BoolExpr& expr) {
  if (expr.kind != BoolExpr::Kind::kOr || expr.children.empty()) return false;
  return std::all_of(expr.children.begin(), expr.children.end(), [&](const BoolExpr& child) {
    return child.kind == BoolExpr::Kind::kPredicate &&
           child.predicate.field == expr.children[0].predicate.field;
  });
}

BoolExpr WithComparablePatterns(BoolExpr expr) {
  expr.predicate.pattern = Comparable(std::move(expr.predicate.pattern));
  for (BoolExpr& child : expr.children) child = WithComparablePatterns(std::move(child));
  return expr;
}

void AddConjuncts(const BoolExpr& expr, std::vector<const BoolExpr*>& conjuncts) {
  if (expr.kind != BoolExpr::Kind::kAnd) return conjuncts.push_back(&expr);
  for (const BoolExpr& child : expr.children) AddConjuncts(child, conjuncts);
}

void AddFacts(const BoolExpr& conjunct, std::vector<Fact>& facts) {
  const bool denied = conjunct.kind == BoolExpr::Kind::kNot;
  const BoolExpr& said = denied ? conjunct.children[0] : conjunct;
  Fact fact{{}, {}, denied, said.span, &conjunct};
  if (said.kind == BoolExpr::Kind::kPredicate) {
    fact.field = said.predicate.field;
    fact.any_of.push_back(&said.predicate.pattern);
  } else if (IsValueList(said)) {
    fact.field = said.children[0].predicate.field;
    for (const BoolExpr& child : said.children) fact.any_of.push_back(&child.predicate.pattern);
  }
  if (!fact.field.empty() && fact.any_of.size() <= kMaxAlternatives) {
    facts.push_back(std::move(fact));
  }
}

Judgement Judge(const BoolExpr& expr, const std::vector<Fact>& facts, const BoolExpr* skip,
                PatternBudget& budget) {
  return FactJudge(facts, skip, budget).Of(expr);
}

}  // namespace sigmata
