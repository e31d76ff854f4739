#include "compiler/lint/cost_lint.h"

#include <fmt/core.h>

#include <algorithm>

#include "compiler/plan/rule_cost.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

const BoolExpr* FindKeyword(const BoolExpr& expr) {
  if (expr.kind == BoolExpr::Kind::kPredicate) {
    return expr.predicate.field.empty() ? &expr : nullptr;
  }
  for (const BoolExpr& child : expr.children) {
    if (const BoolExpr* const keyword = FindKeyword(child)) return keyword;
  }
  return nullptr;
}

// A rule that matches nearly everything has a worse mistake than its cost.
bool ExplainedBy(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) {
    return d.code == codes::SM409 || d.code == codes::SM511 || d.code == codes::SM517;
  });
}

}  // namespace

void LintCost(const BoundRule& bound, std::vector<Diagnostic>& diagnostics) {
  const RuleCost cost = ExplainedBy(diagnostics) ? RuleCost{} : CostOf(bound);
  switch (cost.reason) {
    case RuleCost::Reason::kNone:
      break;
    case RuleCost::Reason::kRegex:
      diagnostics.push_back(MakeDiagnostic(
          codes::SM708, cost.because, "no text of three signs or more is in all that this matches",
          "add an item with a text that has to be there, or the event IDs"));
      break;
    case RuleCost::Reason::kNoText:
      diagnostics.push_back(
          MakeDiagnostic(codes::SM901, cost.because,
                         "because of this the rule runs on every event of its logsource",
                         "add an item with a text that has to be there, or the event IDs"));
      break;
    case RuleCost::Reason::kShortText:
      diagnostics.push_back(MakeDiagnostic(
          codes::SM902, cost.because,
          fmt::format("many events hold `{}`, the best that the rule can be looked for by",
                      cost.text),
          "a longer text, or another one that has to be there, makes the rule cheaper"));
      break;
  }
  if (const BoolExpr* const keyword = FindKeyword(bound.expr)) {
    diagnostics.push_back(MakeDiagnostic(codes::SM903, keyword->span,
                                         "a keyword is looked for in every value of an event",
                                         "name the field that holds it"));
  }
}

}  // namespace sigmata
