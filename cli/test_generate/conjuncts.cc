#include "cli/test_generate/conjuncts.h"

#include "cli/explain/printable.h"
#include "compiler/lint/facts.h"

namespace sigmata::cli {
namespace {

using Kind = BoolExpr::Kind;

constexpr std::size_t kMaxWays = 8;

// The fields of a small part; of a large one, how many.
std::string FieldsText(const BoolExpr& expr) {
  std::set<std::string> fields;
  AddFieldsOf(expr, fields);
  std::string text;
  for (const std::string& field : fields) {
    text += (text.empty() ? "" : ", ") + (field.empty() ? "keywords" : field);
  }
  return text;
}

void Add(Goal goal, std::string label, std::vector<Conjunct>& out) {
  while (true) {
    const BoolExpr& expr = *goal.expr;
    if (!expr.label.empty()) label = expr.label;
    const bool single = expr.children.size() == 1 && expr.kind != Kind::kNot;
    if (expr.kind != Kind::kNot && !single) break;
    if (expr.kind == Kind::kNot) goal.answer = !goal.answer;
    goal.expr = &expr.children.front();
  }
  // An AND that holds, or an OR that does not; the values of one field are not told apart.
  const bool all = goal.expr->kind == (goal.answer ? Kind::kAnd : Kind::kOr);
  if (all && !IsValueList(*goal.expr) && !goal.expr->children.empty()) {
    for (const BoolExpr& child : goal.expr->children) Add({&child, goal.answer}, label, out);
    return;
  }
  const bool whole = !label.empty() && (!goal.answer || !goal.expr->label.empty());
  out.push_back({goal, std::move(label), whole ? "" : FieldsText(*goal.expr)});
}

std::string WayName(const BoolExpr& expr) {
  if (!expr.label.empty()) return expr.label;
  if (expr.kind != Kind::kPredicate || expr.predicate.field.empty()) return FieldsText(expr);
  return Printable(expr.predicate.field + " " + DescribePattern(expr.predicate.pattern));
}

}  // namespace

void AddFieldsOf(const BoolExpr& expr, std::set<std::string>& fields) {
  if (expr.kind == Kind::kPredicate) fields.insert(expr.predicate.field);
  for (const BoolExpr& child : expr.children) AddFieldsOf(child, fields);
}

std::vector<Conjunct> ConjunctsOf(const BoolExpr& expr) {
  std::vector<Conjunct> conjuncts;
  Add({&expr, true}, {}, conjuncts);
  return conjuncts;
}

std::vector<Conjunct> NamedWays(const BoolExpr& expr) {
  std::vector<Conjunct> ways;
  if (expr.kind != Kind::kOr || expr.children.size() > kMaxWays) return ways;
  Span last;
  for (const BoolExpr& child : expr.children) {
    // What comes of one value of the rule is one way.
    if (!ways.empty() && child.span == last) continue;
    last = child.span;
    ways.push_back({{&child, true}, WayName(child), {}});
  }
  return ways;
}

}  // namespace sigmata::cli
