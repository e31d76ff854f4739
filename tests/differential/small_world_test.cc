// Rules and events of the same few words, so that nearly every part of a condition is true of some
// events and decides for some: what planning makes of conditions shows here.
// SIGMATA_DIFFERENTIAL_PAIRS asks for more.
#include <fmt/format.h>

#include "compiler/plan/plan.h"
#include "tests/differential/comparison.h"
#include "tests/differential/random.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::size_t kPairs = 28'800;
constexpr std::size_t kRulesOfSet = 8;
constexpr std::size_t kEventsOfSet = 30;
constexpr std::string_view kNames[] = {"a", "b", "c", "d", "e", "f"};

// Many are asked of the whole text, which is what alternatives are told apart for.
constexpr std::string_view kItems[] = {
    "x|contains: ab",
    "x|contains: cd",
    "x|contains: [ef, gh]",
    "y|contains: ab",
    "y|contains: [cd, ij]",
    "x|re: 'ab.?cd'",
    "y|re: '(ef|gh) -'",
    "x|contains|windash: ' -ab'",
    "y|contains|all|windash: [' -cd', ef]",
    "x|contains: ' –ab'",
    "x: '*ab*ef*'",
    "x|endswith: gh",
    "y|startswith: ab",
    "y: cd",
    "z: 7",
    "z: [0, 12]",
    "z: 1.5",
    "x|contains: ab, z: 7",
    "x|contains: [ab, cd], y|contains: ef",
    "y: null",
    "z|exists: true",
};
constexpr std::string_view kWords[] = {"ab",   "cd",   "ef",   "gh",   "ij",         "AB", "cD",
                                       " -ab", " /ab", " –ab", " —cd", " \\u2015cd", " -", "x"};
constexpr std::string_view kNumbers[] = {"7",    "\"7\"",  "7.0",  "\"07\"", "0",
                                         "-0",   "\"12\"", "1.5",  "1.2e1",  "[1, 7]",
                                         "null", "true",   "\"\"", "70"};

std::string Condition(Random& random, std::size_t depth) {
  if (depth == 0 || random.OneIn(4)) return std::string(random.Of(kNames));
  const std::string part = Condition(random, depth - 1);
  if (random.OneIn(6)) return "not (" + part + ")";
  std::string joined = "(" + part;
  const std::string_view word = random.OneIn(2) ? " or " : " and ";
  for (std::size_t n = 1 + random.Below(3); n > 0; --n) {
    joined.append(word).append(Condition(random, depth - 1));
  }
  return joined + ")";
}

std::string RandomRule(Random& random) {
  std::string rule = "title: small world\nlogsource: {product: windows}\ndetection:\n";
  for (const std::string_view name : kNames) {
    rule += fmt::format("  {}: {{{}}}\n", name, random.Of(kItems));
  }
  return rule + "  condition: " + Condition(random, 3) + "\n";
}

std::string RandomText(Random& random) {
  std::string text;
  for (std::size_t n = random.Below(6); n > 0; --n) text += random.Of(kWords);
  return text;
}

std::string RandomEvent(Random& random) {
  std::string event = R"({"Channel": "Security", "EventID": 1)";
  if (!random.OneIn(6)) event += fmt::format(R"(, "x": "{}")", RandomText(random));
  if (!random.OneIn(6)) event += fmt::format(R"(, "y": "{}")", RandomText(random));
  if (!random.OneIn(3)) event += fmt::format(R"(, "z": {})", random.Of(kNumbers));
  return event + "}";
}

struct Tally {
  std::size_t rules = 0;
  std::size_t entries = 0;
  std::size_t pairs = 0;
  std::size_t matches = 0;
};

std::size_t CountEntries(const FrontEnd& front) {
  std::vector<BoundRule> bound;
  for (const FrontEndRule& rule : front.rules) bound.push_back(rule.bound);
  return PlanRules(bound, true).entries.size();
}

void CompareSet(Random& random, Tally& tally) {
  SourceSet sources;
  for (std::size_t i = 0; i < kRulesOfSet; ++i) sources.Add("rule.yml", RandomRule(random));
  const FrontEnd front = ReadRules(sources);
  REQUIRE(front.rules.size() == kRulesOfSet);
  SideBySide comparison(sources, front, ShippedFieldMaps(), true);
  for (std::size_t i = 0; i < kEventsOfSet; ++i) {
    const std::string event = RandomEvent(random);
    std::string problem;
    const auto verdicts = comparison.Compare(event, problem);
    if (!verdicts) FAIL(event << "\n" << problem);
    for (const std::size_t rule : Disputed(*verdicts)) {
      ReportDispute(std::string(sources.Get(static_cast<SourceId>(rule)).text()), event, true);
    }
    tally.matches += verdicts->reference.size();
  }
  tally.rules += kRulesOfSet;
  tally.entries += CountEntries(front);
  tally.pairs += kRulesOfSet * kEventsOfSet;
}

TEST_CASE("rules and events of the same few words match as the reference says", "[differential]") {
  Tally tally;
  for (std::uint64_t seed = 1; tally.pairs < PairsWanted(kPairs); ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    CompareSet(random, tally);
  }
  WARN(tally.matches << " matches of " << tally.pairs << " pairs, " << tally.rules << " rules in "
                     << tally.entries << " entries");
  CHECK(tally.matches * 5 > tally.pairs);
  CHECK(tally.matches * 5 < tally.pairs * 4);
  CHECK(tally.entries * 5 > tally.rules * 6);  // alternatives have entries of their own
}

}  // namespace
}  // namespace sigmata
