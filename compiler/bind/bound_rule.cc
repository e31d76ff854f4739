#include "compiler/bind/bound_rule.h"

#include <fmt/core.h>

namespace sigmata {
namespace {

BoolExpr Combine(BoolExpr::Kind kind, std::vector<BoolExpr> children, Span span) {
  if (children.size() == 1 && children[0].label.empty()) return std::move(children[0]);
  BoolExpr expr;
  expr.kind = kind;
  expr.children = std::move(children);
  expr.span = span;
  return expr;
}

void Dump(const BoolExpr& expr, const Source& source, int depth, std::string& out) {
  std::string text(KindName(expr.kind));
  if (expr.kind == BoolExpr::Kind::kPredicate) {
    text =
        fmt::format("{} {}", expr.predicate.field.empty() ? "(every value)" : expr.predicate.field,
                    DescribePattern(expr.predicate.pattern));
  }
  if (!expr.label.empty()) text += fmt::format("  [{}]", expr.label);
  const LineColumn at = source.Locate(expr.span.begin);
  out += fmt::format("{}{}  @{}:{}\n", std::string(static_cast<std::size_t>(depth) * 2, ' '), text,
                     at.line, at.column);
  for (const BoolExpr& child : expr.children) Dump(child, source, depth + 1, out);
}

void DumpGate(const BoundGate& gate, std::string& out) {
  out += gate.where.children.empty() ? "  gate every event;" : "  gate";
  const auto describe = [](const BoolExpr& expr) {
    return fmt::format(" {} {}", expr.predicate.field, DescribePattern(expr.predicate.pattern));
  };
  for (const BoolExpr& condition : gate.where.children) {
    if (condition.kind == BoolExpr::Kind::kPredicate) out += describe(condition);
    for (std::size_t i = 0; i < condition.children.size(); ++i) {
      out += (i == 0 ? "" : " or") + describe(condition.children[i]);
    }
    out += ';';
  }
  for (const auto& [sigma, event] : gate.renames) out += fmt::format(" {} <- {};", sigma, event);
  out += '\n';
}

}  // namespace

std::string_view KindName(BoolExpr::Kind kind) {
  constexpr std::string_view kNames[] = {"true", "false", "and", "or", "not", ""};
  return kNames[static_cast<std::size_t>(kind)];
}

BoolExpr MakeAnd(std::vector<BoolExpr> children, Span span) {
  return Combine(BoolExpr::Kind::kAnd, std::move(children), span);
}

BoolExpr MakeOr(std::vector<BoolExpr> children, Span span) {
  return Combine(BoolExpr::Kind::kOr, std::move(children), span);
}

BoolExpr MakeNot(BoolExpr child, Span span) {
  BoolExpr expr;
  expr.kind = BoolExpr::Kind::kNot;
  expr.children.push_back(std::move(child));
  expr.span = span;
  return expr;
}

BoolExpr MakePredicate(std::string field, Pattern pattern, Span span) {
  BoolExpr expr;
  expr.kind = BoolExpr::Kind::kPredicate;
  expr.predicate = {std::move(field), std::move(pattern)};
  expr.span = span;
  return expr;
}

std::size_t CountNodes(const BoolExpr& expr) {
  std::size_t count = 1;
  for (const BoolExpr& child : expr.children) count += CountNodes(child);
  return count;
}

BoolExpr RenameFields(const BoolExpr& expr,
                      const std::vector<std::pair<std::string, std::string>>& renames) {
  BoolExpr renamed = expr;
  for (const auto& [sigma, event] : renames) {
    if (expr.predicate.field == sigma) renamed.predicate.field = event;
    const Pattern& pattern = expr.predicate.pattern;
    if (pattern.kind == PatternKind::kField && pattern.text == sigma)
      renamed.predicate.pattern.text = event;
  }
  for (BoolExpr& child : renamed.children) child = RenameFields(child, renames);
  return renamed;
}

std::string DumpBoundRule(const BoundRule& rule, const Source& source) {
  std::string out = fmt::format("rule '{}'\n", rule.title);
  for (const BoundGate& gate : rule.gates) DumpGate(gate, out);
  if (rule.gates.empty()) out += "  no gate: the logsource is not mapped\n";
  Dump(rule.expr, source, 1, out);
  return out;
}

}  // namespace sigmata
