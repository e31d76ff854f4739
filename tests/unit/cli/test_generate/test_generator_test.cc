#include "cli/test_generate/test_generator.h"

#include "compiler/front_end.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

GeneratedTests Generated(const std::string& detection) {
  RuleInput input;
  input.sources.Add("rule.yml",
                    "title: T\nlogsource: {product: windows, service: system}\n"
                    "detection:\n" +
                        detection);
  input.field_maps = ShippedFieldMaps();
  const FrontEnd front = ReadRules(input.sources, input.Options());
  REQUIRE(front.rules.size() == 1);
  return GenerateTests(front.rules[0].bound, input);
}

std::size_t Matching(const GeneratedTests& generated) {
  std::size_t count = 0;
  for (const GeneratedTest& test : generated.tests) count += test.match ? 1U : 0U;
  return count;
}

TEST_CASE("a part that follows from others has no miss, and that is said", "[generate]") {
  const GeneratedTests generated =
      Generated("  s: {A|contains|all: [advfirewall, firewall]}\n  condition: s\n");
  REQUIRE(generated.hit());
  REQUIRE(generated.not_made.size() == 1);
  CHECK(generated.not_made[0] == "miss, other A in s");
}

TEST_CASE("a contradiction has no tests", "[generate]") {
  const GeneratedTests generated = Generated("  a: {A: 1}\n  b: {A: 2}\n  condition: a and b\n");
  CHECK_FALSE(generated.hit());
  CHECK(generated.tests.empty());
  CHECK(generated.not_made.size() == 1);
}

TEST_CASE("each way in which a quantifier holds has its hit", "[generate]") {
  const GeneratedTests generated = Generated(
      "  s_a: {A: 1}\n  s_b: {B|re: '^x+$'}\n  s_c: {C|cidr: 10.0.0.0/8}\n  condition: 1 of s_*\n");
  CHECK(Matching(generated) == 3);
}

TEST_CASE("large rules have a bounded number of tests", "[generate]") {
  std::string many = "  s:\n    A|contains|all:\n";
  for (int i = 0; i < 300; ++i) many += "      - 'text" + std::to_string(i) + "-'\n";
  const GeneratedTests generated = Generated(many + "  condition: s\n");
  CHECK(generated.hit());
  CHECK(generated.tests.size() <= 60);
  std::string choices;
  for (int i = 0; i < 700; ++i) {
    choices += "  s" + std::to_string(i) + ":\n    - {A" + std::to_string(i) +
               ": 1}\n    - {B: " + std::to_string(i) + "}\n";
  }
  CHECK_FALSE(Generated(choices + "  condition: all of s*\n").hit());
}

}  // namespace
}  // namespace sigmata::cli
