// Generated rules and events, the same in every run; SIGMATA_DIFFERENTIAL_PAIRS asks for more.
#include "compiler/parse/modifier.h"
#include "tests/differential/comparison.h"
#include "tests/differential/event_generator.h"
#include "tests/differential/other_ways.h"
#include "tests/differential/rule_generator.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::size_t kRulesOfSet = 10;
constexpr std::size_t kEventsOfSet = 20;
constexpr std::uint64_t kSeed = 20210111;
constexpr std::size_t kPairs = 20'000;

struct Tally {
  std::size_t pairs = 0;
  std::size_t matches = 0;
  std::size_t other_ways = 0;
};

// Some rules in one program, against some events.
void CompareSet(Random& random, bool ignore_logsource, Tally& tally) {
  const Vocabulary words(random);
  SourceSet sources;
  for (std::size_t i = 0; i < kRulesOfSet; ++i) sources.Add("rule.yml", RandomRule(words, random));
  const FrontEnd front = ReadRules(sources);
  for (const Diagnostic& d : front.diagnostics) {
    if (d.severity == Severity::kError) FAIL(FormatHuman(d, sources));
  }
  REQUIRE(front.rules.size() == kRulesOfSet);
  SideBySide comparison(sources, front, ShippedFieldMaps(), ignore_logsource);
  OtherWays ways(comparison.program());
  for (std::size_t i = 0; i < kEventsOfSet; ++i) {
    const std::string event = RandomEvent(words, random);
    std::string problem;
    const auto verdicts = comparison.Compare(event, problem);
    if (!verdicts) FAIL(event << "\n" << problem);
    for (const std::size_t rule : Disputed(*verdicts)) {
      const std::string text(sources.Get(static_cast<SourceId>(rule)).text());
      ReportDispute(text, event, ignore_logsource);
    }
    tally.pairs += kRulesOfSet;
    tally.matches += verdicts->reference.size();
    ways.Add(event, verdicts->matcher);
  }
  ways.Check();
  tally.other_ways += ways.checked();
}

Tally CompareSets(bool ignore_logsource) {
  Tally tally;
  for (std::uint64_t seed = kSeed; tally.pairs < PairsWanted(kPairs) / 2; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    CompareSet(random, ignore_logsource, tally);
  }
  WARN(tally.matches << " matches of " << tally.pairs << " pairs, " << tally.other_ways
                     << " answers of other ways"
                     << (ignore_logsource ? ", logsources ignored" : ""));
  return tally;
}

TEST_CASE("generated rules match generated events as the reference says", "[differential]") {
  const Tally tally = CompareSets(false);
  CHECK(tally.matches * 20 > tally.pairs);
  CHECK(tally.other_ways * kRulesOfSet >= tally.pairs * 2);
}

TEST_CASE("generated rules match as the reference says where logsources are ignored",
          "[differential]") {
  const Tally tally = CompareSets(true);
  CHECK(tally.matches * 5 > tally.pairs);
}

TEST_CASE("the generator writes every modifier that is evaluated", "[differential]") {
  for (const ModifierTraits& modifier : AllModifiers()) {
    const std::string name = "|" + std::string(modifier.name);
    const auto writes = [&name](const ItemForm& form) {
      return (std::string(form.modifiers) + "|").find(name + "|") != std::string::npos;
    };
    INFO("add a row to rule_generator.cc for " << modifier.name);
    CHECK(std::any_of(ItemForms().begin(), ItemForms().end(), writes));
  }
}

}  // namespace
}  // namespace sigmata
