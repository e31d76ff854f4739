#include "compiler/lint/list_lint.h"

#include <fmt/core.h>

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/fix/fixes.h"
#include "compiler/lint/pattern_relation.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// Lists beyond this are tables of indicators: nobody wrote them by hand, and pairs cost the square.
constexpr std::size_t kMaxPairedValues = 1500;
constexpr std::size_t kMaxReported = 10;  // of one list; then a count, unless all are wanted

class ListLinter {
 public:
  ListLinter(const Source& source, bool all, std::vector<Diagnostic>& diagnostics)
      : source_(source), most_(all ? kMaxPairedValues : kMaxReported), diagnostics_(diagnostics) {}

  void Walk(const BoolExpr& expr) {
    if (IsList(expr)) return Lint(expr);
    for (const BoolExpr& child : expr.children) Walk(child);
  }

 private:
  // The values of one item: predicates of one field side by side.
  static bool IsList(const BoolExpr& expr) {
    if (expr.kind != BoolExpr::Kind::kOr && expr.kind != BoolExpr::Kind::kAnd) return false;
    for (const BoolExpr& child : expr.children) {
      if (child.kind != BoolExpr::Kind::kPredicate) return false;
      if (child.predicate.field != expr.children[0].predicate.field) return false;
    }
    return expr.children.size() > 1;
  }

  void Lint(const BoolExpr& list) {
    // A search identifier that is used twice is bound twice.
    if (!seen_.insert({list.span.source, list.span.begin}).second) return;
    if (list.children.size() > kMaxPairedValues) return;
    reported_ = 0;
    PatternBudget budget;
    const bool any = list.kind == BoolExpr::Kind::kOr;
    std::vector<Pattern> patterns;
    for (const BoolExpr& child : list.children) {
      patterns.push_back(Comparable(child.predicate.pattern));
    }
    for (std::size_t i = 0; i < list.children.size(); ++i) {
      for (std::size_t j = 0; j < list.children.size(); ++j) {
        const BoolExpr& idle = list.children[i];
        const BoolExpr& other = list.children[j];
        // One value of the rule may be bound to several patterns.
        if (i == j || idle.span.begin == other.span.begin) continue;
        const Pattern& narrow = patterns[any ? i : j];
        const Pattern& wide = patterns[any ? j : i];
        if (!budget.Pay(narrow, wide)) return FinishList();
        if (!Implies(narrow, wide)) continue;
        // Of two equal ones, the second is idle.
        if (Implies(wide, narrow) && i < j) continue;
        Report(idle, other, any, Implies(wide, narrow));
        break;
      }
    }
    FinishList();
  }

  void FinishList() {
    if (reported_ > most_) {
      diagnostics_.back().help +=
          fmt::format("; {} more values of this list are as idle", reported_ - most_);
    }
  }

  void Report(const BoolExpr& idle, const BoolExpr& other, bool any, bool equal) {
    if (!told_.insert({idle.span.source, idle.span.begin}).second) return;
    if (++reported_ > most_) return;
    Diagnostic d;
    if (equal) {
      d = MakeDiagnostic(codes::SM420, idle.span, "this value stands in the list already",
                         "values are compared without regard to letter case, and `windash` takes "
                         "all dashes for one; delete one");
    } else if (any) {
      d = MakeDiagnostic(codes::SM512, idle.span,
                         "another value of the list matches everything that this one matches",
                         "delete the narrower value, or make the wider one narrower");
    } else {
      d = MakeDiagnostic(codes::SM513, idle.span,
                         "another value of the list cannot match without this one",
                         "delete this value; the rule matches the same events");
    }
    d.labels.push_back({other.span, equal ? "here" : any ? "the wider value" : "the other value"});
    d.fix = DeleteElementFix(source_, idle.span, FixSafety::kSafe);
    diagnostics_.push_back(std::move(d));
  }

  const Source& source_;
  std::size_t most_;  // reported of one list
  std::vector<Diagnostic>& diagnostics_;
  std::set<std::pair<SourceId, std::uint32_t>> seen_, told_;
  std::size_t reported_ = 0;  // of the list at hand
};

}  // namespace

void LintLists(const BoundRule& bound, const Source& source, bool all,
               std::vector<Diagnostic>& diagnostics) {
  ListLinter(source, all, diagnostics).Walk(bound.expr);
}

}  // namespace sigmata
