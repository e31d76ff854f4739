// In which order an entry's questions are asked: first what decides for little.
#include "compiler/plan/cost_order.h"

#include <cmath>

#include "compiler/front_end.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Kind = BoolExpr::Kind;

PlanEntry PlanOf(const std::string& detection) {
  SourceSet sources;
  sources.Add("r.yml", RuleWith(detection));
  const std::vector<FrontEndRule> rules = ReadRules(sources).rules;
  REQUIRE(rules.size() == 1);
  const Plan plan = PlanRules({rules[0].bound}, true);
  REQUIRE(plan.entries.size() == 1);
  return plan.entries[0];
}

// The fields in the order in which they are asked.
void AddFields(const PlanExpr& expr, std::string& fields) {
  if (expr.kind == Kind::kPredicate) fields += (fields.empty() ? "" : " ") + expr.predicate.field;
  for (const PlanExpr& child : expr.children) AddFields(child, fields);
}

std::string Order(const std::string& detection) {
  std::string fields;
  AddFields(PlanOf(detection).expr, fields);
  return fields;
}

PlanExpr Leaf(Opcode op, std::string field, double share) {
  PlanExpr expr;
  expr.kind = Kind::kPredicate;
  expr.predicate.op = op;
  expr.predicate.field = std::move(field);
  expr.share = share;
  return expr;
}

PlanExpr Node(Kind kind, std::vector<PlanExpr> children) {
  PlanExpr expr;
  expr.kind = kind;
  expr.children = std::move(children);
  return expr;
}

TEST_CASE("of an AND, what is false for little comes first, of an OR, what is true", "[unit]") {
  const auto ordered = [](Kind kind, std::vector<PlanExpr> children) {
    PlanExpr expr = Node(kind, std::move(children));
    OrderByCost(expr);
    std::string fields;
    AddFields(expr, fields);
    return fields;
  };
  const PlanExpr rare = Leaf(Opcode::kContains, "rare", 0.1);
  const PlanExpr often = Leaf(Opcode::kContains, "often", 0.9);
  CHECK(ordered(Kind::kAnd, {often, rare}) == "rare often");
  CHECK(ordered(Kind::kOr, {rare, often}) == "often rare");
  const PlanExpr dear = Leaf(Opcode::kRegex, "dear", 0.1);
  CHECK(ordered(Kind::kAnd, {dear, rare, often}) == "rare often dear");
  CHECK(ordered(Kind::kAnd, {dear, Leaf(Opcode::kContains, "always", 1)}) == "dear always");
  CHECK(ordered(Kind::kOr, {dear, Leaf(Opcode::kContains, "never", 0)}) == "dear never");
}

TEST_CASE("among equals the rule's order is kept", "[unit]") {
  CHECK(Order("    s: {n: null, a|re: xy.z, b|re: xy.z, c|re: xy.z}\n    condition: not s\n") ==
        "n a b c");
  PlanExpr expr = Node(Kind::kOr, {});
  for (int i = 0; i < 40; ++i) {
    expr.children.push_back(Leaf(Opcode::kExists, std::to_string(i), i % 2 == 0 ? 0 : 1));
  }
  OrderByCost(expr);
  for (std::size_t i = 0; i < 40; ++i) {
    CHECK(expr.children[i].predicate.field == std::to_string(i < 20 ? 2 * i + 1 : 2 * (i - 20)));
  }
}

TEST_CASE("the cost is that of what is expected to be asked", "[unit]") {
  PlanExpr expr = Node(Kind::kAnd, {Leaf(Opcode::kContains, "a", 0.25),
                                    Node(Kind::kNot, {Leaf(Opcode::kRegex, "b", 1)})});
  expr.children[1].share = 0.5;
  OrderByCost(expr);
  const double contains = expr.children[0].cost;
  const double regex = expr.children[1].cost;
  CHECK(contains > 0);
  CHECK(regex > contains);
  CHECK(std::abs(expr.cost - (contains + 0.25 * regex)) < 1e-9);
}

TEST_CASE("what an entry's pivots and classes tell already is asked last", "[unit]") {
  CHECK(Order("    s: {a: longest, b|contains: ab}\n    condition: s\n") == "b a");
  CHECK(Order("    s: {EventID: 7, a|contains: abcdefg, b|contains: ab}\n    condition: s\n") ==
        "b EventID a");
  CHECK(Order("    s: {Channel: C, EventID: [7, 8], b|re: ab}\n    condition: s\n") ==
        "b Channel EventID EventID");
  CHECK(Order("    s: {EventID: 7}\n    t: {EventID: 8, x: null}\n    condition: s or t\n") ==
        "EventID x EventID");
}

TEST_CASE("filters are asked when the selection fits", "[unit]") {
  CHECK(Order("    s: {a|re: '[xy]{3}', b|contains: wordword}\n"
              "    f: {c: filtered}\n"
              "    condition: s and not f\n") == "a c b");
}

TEST_CASE("shares of parts make that of the whole", "[unit]") {
  const PlanExpr expr = PlanOf(
                            "    a: {x|contains: abc, y|contains: abc}\n    b: {z: null}\n"
                            "    condition: not (a or b)\n")
                            .expr;
  REQUIRE(expr.kind == Kind::kNot);
  const PlanExpr& either = expr.children[0];
  REQUIRE(either.kind == Kind::kOr);
  REQUIRE(either.children.size() == 2);
  CHECK(expr.share == 1 - either.share);
  CHECK(std::abs(1 - either.share -
                 (1 - either.children[0].share) * (1 - either.children[1].share)) < 1e-12);
  for (const PlanExpr& child : either.children) {
    if (child.kind != Kind::kAnd) continue;
    CHECK(child.share == child.children[0].share * child.children[1].share);
  }
  CHECK(either.share > 0);
  CHECK(either.share < 1);
}

}  // namespace
}  // namespace sigmata
