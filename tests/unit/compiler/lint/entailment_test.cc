#include "compiler/lint/entailment.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

BoolExpr Is(std::string field, std::string text, PatternKind kind = PatternKind::kEquals) {
  return MakePredicate(std::move(field), {kind, std::move(text)}, {});
}
BoolExpr Has(std::string field, std::string text) {
  return Is(std::move(field), std::move(text), PatternKind::kContains);
}
BoolExpr Not(BoolExpr expr) { return MakeNot(std::move(expr), {}); }
BoolExpr And(std::vector<BoolExpr> parts) { return MakeAnd(std::move(parts), {}); }
BoolExpr Or(std::vector<BoolExpr> parts) { return MakeOr(std::move(parts), {}); }

bool Proved(const BoolExpr& narrow, const BoolExpr& wide) {
  ClaimMaker maker;
  const Claim a = maker.Make(narrow);
  const Claim b = maker.Make(wide);
  PatternBudget budget;
  return Entails(a, b, budget);
}

TEST_CASE("a narrower pattern of the same field entails a wider one", "[unit]") {
  CHECK(Proved(Is("a", "Whoami"), Has("a", "who")));
  CHECK_FALSE(Proved(Has("a", "who"), Is("a", "whoami")));
  CHECK_FALSE(Proved(Is("a", "whoami"), Has("b", "who")));
  CHECK(Proved(Is("", "whoami"), Has("", "who")));
}

TEST_CASE("each part that is asked for has to follow, each alternative has to lead there",
          "[unit]") {
  const BoolExpr narrow = And({Is("a", "xy"), Or({Is("b", "p"), Is("b", "q")}), Is("c", "1")});
  CHECK(Proved(narrow, And({Has("a", "x"), Or({Is("b", "q"), Is("b", "r"), Is("b", "p")})})));
  CHECK_FALSE(Proved(narrow, And({Has("a", "x"), Or({Is("b", "q"), Is("b", "r")})})));
  CHECK_FALSE(Proved(narrow, And({Has("a", "x"), Is("d", "1")})));
  CHECK(Proved(narrow, Or({Is("d", "1"), And({Has("a", "x"), Is("c", "1")})})));
  CHECK(Proved(Or({narrow, Is("d", "1")}), Or({Is("d", "1"), Has("a", "y")})));
  CHECK_FALSE(Proved(Or({narrow, Is("d", "2")}), Or({Is("d", "1"), Has("a", "y")})));
}

TEST_CASE("what is excluded widely is excluded narrowly", "[unit]") {
  const BoolExpr narrow = And({Is("a", "x"), Not(Has("b", "who"))});
  CHECK(Proved(narrow, And({Is("a", "x"), Not(Is("b", "whoami"))})));
  CHECK_FALSE(Proved(narrow, And({Is("a", "x"), Not(Has("b", "w"))})));
  CHECK(Proved(narrow, Not(And({Is("b", "whoami"), Is("c", "1")}))));
  CHECK_FALSE(
      Proved(And({Is("a", "x"), Is("b", "y")}), Not(Is("b", "z"))));  // b may have two values
}

TEST_CASE("nothing is certain when the budget is used up", "[unit]") {
  ClaimMaker maker;
  const Claim claim = maker.Make(Is("a", "x"));
  PatternBudget budget;
  CHECK(Entails(claim, claim, budget));
  while (budget.Pay(1000)) {
  }
  while (budget.Pay(1)) {
  }
  CHECK_FALSE(Entails(claim, claim, budget));
}

}  // namespace
}  // namespace sigmata
