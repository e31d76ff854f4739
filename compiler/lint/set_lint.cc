#include "compiler/lint/set_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "compiler/lint/pattern_relation.h"
#include "compiler/lint/shadow_lint.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// The same text for expressions that say the same, whatever the order of their parts and the names
// of their identifiers.
std::string Canonical(const BoolExpr& expr) {
  if (expr.kind == BoolExpr::Kind::kPredicate) {
    const Pattern p = Comparable(expr.predicate.pattern);
    return fmt::format("{}\x1F{}\x1F{}", expr.predicate.field, DescribePattern(p), p.text);
  }
  if (expr.children.size() == 1 && expr.kind != BoolExpr::Kind::kNot) {
    return Canonical(expr.children[0]);
  }
  std::vector<std::string> parts;
  for (const BoolExpr& child : expr.children) parts.push_back(Canonical(child));
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return fmt::format("{}({})", static_cast<int>(expr.kind), fmt::join(parts, "\x1E"));
}

std::string Meaning(const RuleOfSet& one) {
  const Logsource& source = one.rule->logsource;
  return fmt::format("{}/{}/{}:{}", TextOf(source.category), TextOf(source.product),
                     TextOf(source.service), Canonical(one.bound->expr));
}

// The first place of each key; a second one is told with the first beside it.
class FirstPlaces {
 public:
  FirstPlaces(DiagnosticCode code, std::string_view what, std::string_view help,
              std::vector<Diagnostic>& diagnostics)
      : code_(code), what_(what), help_(help), diagnostics_(diagnostics) {}

  // Whether it is the first.
  bool Add(std::string key, Span span) {
    const auto [it, fresh] = places_.emplace(std::move(key), span);
    if (fresh) return true;
    Diagnostic d = MakeDiagnostic(code_, span, std::string(what_), std::string(help_));
    d.labels.push_back({it->second, "the other rule"});
    diagnostics_.push_back(std::move(d));
    return false;
  }

 private:
  DiagnosticCode code_;
  std::string_view what_, help_;
  std::vector<Diagnostic>& diagnostics_;
  std::unordered_map<std::string, Span> places_;
};

}  // namespace

void LintSet(const std::vector<RuleOfSet>& rules, std::vector<Diagnostic>& diagnostics) {
  FirstPlaces ids(codes::SM206, "another rule has this id", "give this rule a new UUID",
                  diagnostics);
  FirstPlaces titles(codes::SM219, "another rule has this title", "say what differs", diagnostics);
  FirstPlaces meanings(codes::SM812, "another rule matches the same events",
                       "delete one of the two, or say in `related` why both are there",
                       diagnostics);
  std::vector<RuleOfSet> distinct;
  for (const RuleOfSet& one : rules) {
    if (one.rule->id) ids.Add(Fold(one.rule->id->text), one.rule->id->span);
    titles.Add(Fold(one.rule->title.text), one.rule->title.span);
    if (meanings.Add(Meaning(one), one.rule->title.span)) distinct.push_back(one);
  }
  LintShadowed(distinct, diagnostics);
}

}  // namespace sigmata
