#include "tests/support/bound_text.h"

#include "compiler/front_end.h"
#include "tests/unit/compile_text.h"

namespace sigmata {

BoundText BindText(std::string_view detection) {
  SourceSet sources;
  sources.Add("r.yml", RuleWith(detection));
  FrontEnd front = ReadRules(sources);
  BoundText bound;
  bound.codes = CodesOf(front.diagnostics);
  if (front.rules.size() == 1) bound.rule = std::move(front.rules[0].bound);
  return bound;
}

std::string Formula(const BoolExpr& expr) {
  using Kind = BoolExpr::Kind;
  switch (expr.kind) {
    case Kind::kTrue:
    case Kind::kFalse:
      return std::string(KindName(expr.kind));
    case Kind::kNot:
      return "!" + Formula(expr.children[0]);
    case Kind::kPredicate:
      return (expr.predicate.field.empty() ? "*" : expr.predicate.field) + " " +
             DescribePattern(expr.predicate.pattern);
    case Kind::kAnd:
    case Kind::kOr:
      break;
  }
  if (expr.children.size() == 1) return Formula(expr.children[0]);
  std::string out = "(";
  for (const BoolExpr& child : expr.children) {
    if (out.size() > 1) out += expr.kind == Kind::kAnd ? " & " : " | ";
    out += Formula(child);
  }
  return out + ")";
}

}  // namespace sigmata
