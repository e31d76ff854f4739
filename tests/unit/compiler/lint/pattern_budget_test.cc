// Lints compare patterns in pairs; what that may cost is bounded, whatever the rule.
#include <string>
#include <vector>

#include "compiler/lint/facts.h"
#include "compiler/lint/pattern_relation.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

Pattern Equals(std::string text) { return {PatternKind::kEquals, std::move(text)}; }

TEST_CASE("a budget pays for pairs by their size and is used up", "[lint]") {
  PatternBudget budget;
  std::size_t pairs = 0;
  while (budget.Pay(Equals("a"), Equals("b"))) ++pairs;
  CHECK(pairs > 1500 * 1500);  // the longest list whose values are compared with each other
  CHECK_FALSE(budget.Pay(1));
  PatternBudget of_globs;
  const Pattern glob{PatternKind::kGlob, std::string(4096, 'a')};
  std::size_t globs = 0;
  while (of_globs.Pay(glob, glob)) ++globs;
  CHECK(globs > 0);
  CHECK(globs < 100);
}

// `not a0 and not a1 and ...` beside `f: a0`.
struct DeniedValues {
  explicit DeniedValues(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      denials.push_back(MakeNot(MakePredicate("f", Equals("a" + std::to_string(i)), {}), {}));
    }
    for (const BoolExpr& denial : denials) AddFacts(denial, facts);
  }

  std::vector<BoolExpr> denials;
  std::vector<Fact> facts;
};

TEST_CASE("judgements cost no more than their budget", "[lint]") {
  constexpr std::size_t kMany = 20'000;
  const DeniedValues values(kMany);
  const BoolExpr asked = MakePredicate("f", Equals("another"), {});
  PatternBudget budget;
  std::size_t asked_times = 0;
  while (budget.Pay(1)) {
    CHECK(Judge(asked, values.facts, nullptr, budget).truth == Truth::kUnknown);
    ++asked_times;
  }
  CHECK(asked_times < 4'000'000 / kMany);
}

TEST_CASE("what is within the budget is judged, what is beyond is unknown", "[lint]") {
  const DeniedValues values(3);
  const BoolExpr asked = MakePredicate("f", Equals("a2"), {});
  PatternBudget budget;
  CHECK(Judge(asked, values.facts, nullptr, budget).truth == Truth::kFalse);
  while (budget.Pay(1)) {
  }
  CHECK(Judge(asked, values.facts, nullptr, budget).truth == Truth::kUnknown);
}

}  // namespace
}  // namespace sigmata
