#include "compiler/lint/logic_lint.h"

#include <set>
#include <utility>

#include "compiler/lint/facts.h"
#include "compiler/lint/pattern_relation.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

// AND and OR of one part are that part.
BoolExpr Unwrapped(BoolExpr expr) {
  const bool joins = expr.kind == BoolExpr::Kind::kAnd || expr.kind == BoolExpr::Kind::kOr;
  if (!joins || expr.children.size() != 1) return expr;
  BoolExpr only = std::move(expr.children[0]);
  if (only.label.empty()) only.label = std::move(expr.label);
  return only;
}

// Patterns made Comparable, and `not` moved inwards as far as single filters: `not (a or b)` is two
// of them.
BoolExpr Prepared(BoolExpr expr) {
  expr.predicate.pattern = Comparable(std::move(expr.predicate.pattern));
  for (BoolExpr& child : expr.children) child = Prepared(std::move(child));
  if (expr.kind != BoolExpr::Kind::kNot) return Unwrapped(std::move(expr));
  BoolExpr& inner = expr.children[0];
  if (inner.kind == BoolExpr::Kind::kNot) return BoolExpr(inner.children[0]);
  if (inner.kind != BoolExpr::Kind::kOr || IsValueList(inner)) return expr;
  std::vector<BoolExpr> filters;
  for (BoolExpr& filter : inner.children) {
    if (filter.label.empty()) filter.label = inner.label;
    filters.push_back(Prepared(MakeNot(std::move(filter), expr.span)));
  }
  return MakeAnd(std::move(filters), expr.span);
}

class LogicLinter {
 public:
  explicit LogicLinter(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void Walk(const BoolExpr& expr, bool whole, std::vector<Fact> facts) {
    std::vector<const BoolExpr*> conjuncts;
    AddConjuncts(expr, conjuncts);
    for (const BoolExpr* conjunct : conjuncts) AddFacts(*conjunct, facts);
    if (CheckItself(expr, whole)) return;
    // Filters first: where one excludes everything, it is the filter that is wrong.
    for (const BoolExpr* conjunct : conjuncts) {
      if (IsFilter(*conjunct) && CheckFilter(*conjunct, whole, facts)) return;
    }
    for (const BoolExpr* conjunct : conjuncts) {
      if (!IsFilter(*conjunct) && Check(*conjunct, whole, facts)) return;
    }
    for (const BoolExpr* conjunct : conjuncts) {
      if (conjunct->kind != BoolExpr::Kind::kOr) continue;
      std::vector<Fact> outer;
      for (const Fact& fact : facts) {
        if (fact.origin != conjunct) outer.push_back(fact);
      }
      WalkBranches(*conjunct, outer);
    }
  }

 private:
  // Also those of an OR within: a list of maps under `1 of them`.
  void WalkBranches(const BoolExpr& either, const std::vector<Fact>& outer) {
    for (const BoolExpr& branch : either.children) {
      if (!budget_.Pay(outer.size())) return;  // a branch begins with a copy of them
      if (branch.kind == BoolExpr::Kind::kAnd) Walk(branch, false, outer);
      if (branch.kind == BoolExpr::Kind::kOr) WalkBranches(branch, outer);
    }
  }

  // `a and not a`: also where what `a` says cannot be told field by field.
  bool CheckItself(const BoolExpr& expr, bool whole) {
    if (expr.kind != BoolExpr::Kind::kAnd) return false;
    for (const BoolExpr& filter : expr.children) {
      if (!IsFilter(filter)) continue;
      const BoolExpr& inner = filter.children[0];
      for (const BoolExpr& other : expr.children) {
        if (other.span != inner.span || other.label != inner.label) continue;
        Say(whole ? codes::SM516 : codes::SM514, filter.span, other.span,
            "this filter excludes everything that the rule selects", "selected here",
            "make the filter narrower than the selection");
        return true;
      }
    }
    return false;
  }

  // What a condition negates has a name; an item that says `neq` or `exists: false` has none.
  static bool IsFilter(const BoolExpr& conjunct) {
    return conjunct.kind == BoolExpr::Kind::kNot && !conjunct.children[0].label.empty();
  }

  // Judges one conjunct by the others; whether the whole conjunction was found to be false.
  bool Check(const BoolExpr& conjunct, bool whole, const std::vector<Fact>& facts) {
    const Judgement j = Judge(conjunct, facts, &conjunct, budget_);
    if (j.because == nullptr) return false;
    if (j.truth == Truth::kFalse) {
      Say(whole ? codes::SM510 : codes::SM514, conjunct.span, j.because->span,
          whole ? "the rule can never match: this part denies another one"
                : "this part denies another one, so together they can never hold",
          "the other part", "delete one of the two, or join them with `or`");
      return true;
    }
    if (j.truth == Truth::kSingleFalse) {
      Say(codes::SM514, conjunct.span, j.because->span,
          "no value can fit both this and another part of the condition", "the other part",
          "join them with `or`, or make one of them a filter");
    }
    return false;
  }

  bool CheckFilter(const BoolExpr& filter, bool whole, const std::vector<Fact>& facts) {
    const Judgement j = Judge(filter.children[0], facts, &filter, budget_);
    if (j.because == nullptr) return false;
    if (j.truth == Truth::kTrue) {
      // Where the filter is the selection itself, the condition is what is wrong.
      const Span own = filter.children[0].span;
      const bool itself = j.because->span.begin >= own.begin && j.because->span.end <= own.end;
      const Span span = itself ? filter.span : own;
      Say(whole ? codes::SM516 : codes::SM514, span, j.because->span,
          "this filter excludes everything that the rule selects", "selected here",
          "make the filter narrower than the selection");
      return true;
    }
    if (j.truth == Truth::kFalse || j.truth == Truth::kSingleFalse) {
      Say(codes::SM515, filter.children[0].span, j.because->span,
          "this filter excludes nothing: the rest of the condition rules it out already",
          "because of this", "delete the filter, or mend the value");
    }
    return false;
  }

  void Say(DiagnosticCode code, Span span, Span other, std::string message, std::string label,
           std::string help) {
    if (!told_.insert({span.begin, other.begin}).second) return;
    if (told_.contains({other.begin, span.begin}) && span.begin != other.begin) return;
    Diagnostic d = MakeDiagnostic(code, span, std::move(message), std::move(help));
    d.labels.push_back({other, std::move(label)});
    diagnostics_.push_back(std::move(d));
  }

  std::vector<Diagnostic>& diagnostics_;
  PatternBudget budget_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> told_;
};

// The value of a condition in an event that has none of the rule's fields.
bool HoldsOfNothing(const BoolExpr& expr) {
  switch (expr.kind) {
    case BoolExpr::Kind::kTrue:
      return true;
    case BoolExpr::Kind::kFalse:
      return false;
    case BoolExpr::Kind::kNot:
      return !HoldsOfNothing(expr.children[0]);
    case BoolExpr::Kind::kAnd:
      for (const BoolExpr& child : expr.children) {
        if (!HoldsOfNothing(child)) return false;
      }
      return true;
    case BoolExpr::Kind::kOr:
      for (const BoolExpr& child : expr.children) {
        if (HoldsOfNothing(child)) return true;
      }
      return false;
    case BoolExpr::Kind::kPredicate:
      break;
  }
  return expr.predicate.pattern.kind == PatternKind::kNull;
}

BoolExpr Negated(const BoolExpr& expr) {
  if (expr.kind == BoolExpr::Kind::kNot) return expr.children[0];
  if (expr.kind != BoolExpr::Kind::kOr && expr.kind != BoolExpr::Kind::kAnd) {
    return MakeNot(expr, expr.span);
  }
  std::vector<BoolExpr> children;
  for (const BoolExpr& child : expr.children) children.push_back(Negated(child));
  return expr.kind == BoolExpr::Kind::kOr ? MakeAnd(std::move(children), expr.span)
                                          : MakeOr(std::move(children), expr.span);
}

// True if one conjunct is certainly false where the others hold.
bool NeverHolds(const BoolExpr& expr) {
  std::vector<const BoolExpr*> conjuncts;
  AddConjuncts(expr, conjuncts);
  std::vector<Fact> facts;
  for (const BoolExpr* conjunct : conjuncts) AddFacts(*conjunct, facts);
  PatternBudget budget;
  for (const BoolExpr* conjunct : conjuncts) {
    const bool filter = conjunct->kind == BoolExpr::Kind::kNot;
    const BoolExpr& asked = filter ? conjunct->children[0] : *conjunct;
    const Judgement j = Judge(asked, facts, conjunct, budget);
    if (j.truth == (filter ? Truth::kTrue : Truth::kFalse)) return true;
  }
  return false;
}

}  // namespace

void LintLogic(const BoundRule& bound, std::vector<Diagnostic>& diagnostics) {
  const BoolExpr expr = Prepared(bound.expr);
  const Span place = expr.span;
  if (expr.kind == BoolExpr::Kind::kTrue || NeverHolds(Prepared(Negated(expr)))) {
    diagnostics.push_back(MakeDiagnostic(codes::SM511, place,
                                         "the condition is true of every event of the logsource",
                                         "one part of it says the opposite of another"));
    return;
  }
  LogicLinter(diagnostics).Walk(expr, true, {});
  if (HoldsOfNothing(expr)) {
    diagnostics.push_back(MakeDiagnostic(codes::SM517, place,
                                         "the rule matches every event that has none of its fields",
                                         "add a selection that names what must be there"));
  }
}

}  // namespace sigmata
