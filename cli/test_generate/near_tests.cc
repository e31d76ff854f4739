#include "cli/test_generate/near_tests.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/explain/printable.h"
#include "cli/test_generate/near_values.h"

namespace sigmata::cli {
namespace {

void AddPredicates(const BoolExpr& expr, std::vector<const Predicate*>& out) {
  if (expr.kind == BoolExpr::Kind::kPredicate) out.push_back(&expr.predicate);
  for (const BoolExpr& child : expr.children) AddPredicates(child, out);
}

}  // namespace

std::vector<NearTest> NearTestsOf(const Predicate& predicate, const MadeEvent& event,
                                  const Filler& filler) {
  std::vector<NearTest> tests;
  if (predicate.pattern.kind == PatternKind::kField) return tests;
  const bool keyword = predicate.field.empty();
  const std::string field = keyword ? kKeywordField : predicate.field;
  const auto at = std::find_if(event.begin(), event.end(),
                               [&field](const auto& held) { return held.first == field; });
  WishJudge judge;
  if (at == event.end() || !judge.Holds({&predicate, true}, at->second)) return tests;
  for (NearValue& near : NearValues(predicate, at->second, filler.For(field, event))) {
    if (judge.Holds({&predicate, true}, near.value)) continue;
    NearTest test{fmt::format("{} {}, {}", keyword ? "keyword" : field,
                              DescribePattern(predicate.pattern), near.how),
                  event};
    test.name = Printable(test.name);
    test.event[static_cast<std::size_t>(at - event.begin())].second = std::move(near.value);
    tests.push_back(std::move(test));
  }
  return tests;
}

std::vector<const Predicate*> PredicatesOf(const BoolExpr& expr) {
  std::vector<const Predicate*> predicates;
  AddPredicates(expr, predicates);
  return predicates;
}

}  // namespace sigmata::cli
