// Which rules become an entry for each of their alternatives, and that these are the rule.
#include "compiler/plan/alternative_entries.h"

#include "compiler/front_end.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

Plan PlanOf(const std::string& detection) {
  SourceSet sources;
  sources.Add("r.yml", RuleWith(detection));
  const std::vector<FrontEndRule> rules = ReadRules(sources).rules;
  REQUIRE(rules.size() == 1);
  return PlanRules({rules[0].bound}, true);
}

void AddFields(const PlanExpr& expr, std::string& fields) {
  if (expr.kind == BoolExpr::Kind::kPredicate) fields += expr.predicate.field;
  if (expr.kind == BoolExpr::Kind::kNot) fields += "!";
  for (const PlanExpr& child : expr.children) AddFields(child, fields);
}

// Of each entry, what it asks.
Strings Asked(const std::string& detection) {
  Strings all;
  for (const PlanEntry& entry : PlanOf(detection).entries)
    AddFields(entry.expr, all.emplace_back());
  return all;
}

TEST_CASE("alternatives that are often run for their texts are entries", "[unit]") {
  CHECK(Asked("    a: {a|contains: ab}\n    b: {b|contains: cd}\n    condition: a or b\n") ==
        Strings{"a", "b"});
  CHECK(Asked("    a: {a|contains: ab}\n    b: {b|contains: cd}\n    c: {c|endswith: '.exe'}\n"
              "    condition: a or b or c\n") == Strings{"a", "b", "c"});
  CHECK(Asked("    a: {a|contains: ab}\n    b: {b|re: 'cd.e', c: 1.5}\n    n: {n|contains: xyz}\n"
              "    condition: (a or b) and not n\n") == Strings{"!na", "c!nb"});
}

TEST_CASE("entries of alternatives have pivots of their own", "[unit]") {
  const Plan plan =
      PlanOf("    a: {a|contains: ab}\n    b: {b|contains: cd}\n    condition: a or b\n");
  REQUIRE(plan.entries.size() == 2);
  for (const PlanEntry& entry : plan.entries) {
    REQUIRE(entry.pivots.size() == 1);
    CHECK(entry.pivots[0].field == entry.expr.predicate.field);
  }
}

TEST_CASE("one entry are alternatives that are seldom run, cheap, many, or not what is looked for",
          "[unit]") {
  CHECK(Asked("    a: {a|contains: abcdefgh}\n    b: {b|contains: ijklmnop}\n"
              "    condition: a or b\n")
            .size() == 1);
  CHECK(Asked("    a: {a|endswith: '.exe'}\n    b: {b|endswith: '.dll'}\n    condition: a or b\n")
            .size() == 1);
  CHECK(Asked("    a: {a|contains: ab}\n    b: {b|contains: cd}\n    r: {r: rarely}\n"
              "    condition: (a or b) and r\n")
            .size() == 1);
  CHECK(Asked("    a: {a|contains: ab}\n    b: {b: null}\n    condition: a or b\n").size() == 1);
  CHECK(Asked("    a: {a|contains: ab}\n    b: {b|contains: cd}\n    condition: not (a or b)\n")
            .size() == 1);
  std::string many = "    condition: 1 of s*\n";
  for (int i = 0; i < 9; ++i) {
    many += "    s" + std::to_string(i) + ": {f" + std::to_string(i) + "|contains: ab}\n";
  }
  CHECK(Asked(many).size() == 1);
  std::string beside = "    a: {a|contains: ab}\n    b: {b|contains: cd}\n    n: {n|contains: [";
  for (int i = 0; i < 600; ++i) beside += (i == 0 ? "w" : ", w") + std::to_string(i);
  CHECK(Asked(beside + "]}\n    condition: (a or b) and not n\n").size() == 1);
}

TEST_CASE("a rule of several entries fires once, whichever alternatives hold", "[unit]") {
  const Program program = ProgramWith(
      "    a: {a|contains: ab}\n    b: {b|re: 'cd.e'}\n    n: {n|contains: xyz}\n"
      "    condition: (a or b) and not n\n");
  const auto matches = [&program](std::string_view event) {
    const Matcher matcher(program);
    MatchScratch scratch = matcher.NewScratch();
    JsonEventReader reader(program);
    REQUIRE(reader.Read(event) == ReadStatus::kRead);
    return matcher.MatchEvent(reader.event(), scratch).size();
  };
  CHECK(matches(R"({"a":"ab"})") == 1);
  CHECK(matches(R"({"b":"cd.e"})") == 1);
  CHECK(matches(R"({"a":"ab","b":"cd.e"})") == 1);
  CHECK(matches(R"({"a":"ab","b":"cd.e","n":"xyz"})") == 0);
  CHECK(matches(R"({"a":"a","b":"cde"})") == 0);
}

}  // namespace
}  // namespace sigmata
