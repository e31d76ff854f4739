// What entails what, held against the reference on generated rules and events.
#include <algorithm>

#include "compiler/lint/entailment.h"
#include "tests/differential/comparison.h"
#include "tests/differential/event_generator.h"
#include "tests/differential/rule_generator.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::size_t kRulesOfSet = 10;
constexpr std::size_t kEventsOfSet = 40;
constexpr std::uint64_t kSets = 60;

struct Said {
  BoundRule rule;
  std::vector<bool> matches;  // of each event
};

// Generated rules, each also beside and above another one, so that many entail each other.
std::vector<Said> SaidOf(const FrontEnd& front) {
  std::vector<Said> all;
  for (std::size_t i = 0; i < front.rules.size(); ++i) {
    const BoundRule& one = front.rules[i].bound;
    const BoolExpr& next = front.rules[(i + 1) % front.rules.size()].bound.expr;
    for (BoolExpr expr :
         {one.expr, MakeAnd({one.expr, next}, {}), MakeOr({one.expr, next}, {}),
          MakeNot(MakeAnd({one.expr, next}, {}), {}), MakeNot(MakeOr({next, one.expr}, {}), {})}) {
      all.push_back({one, {}});
      all.back().rule.expr = std::move(expr);
    }
  }
  return all;
}

void AskReference(std::vector<Said>& all, const Vocabulary& words, Random& random) {
  std::vector<ReferenceRule> rules;
  for (const Said& said : all) rules.emplace_back(said.rule, true);
  for (std::size_t i = 0; i < kEventsOfSet; ++i) {
    const auto json = ReadJsonTree(RandomEvent(words, random));
    if (!json) continue;
    const ReferenceEvent event = ReadReferenceEvent(*json, ShippedFieldMaps());
    for (std::size_t k = 0; k < all.size(); ++k) all[k].matches.push_back(rules[k].Matches(event));
  }
}

struct Tally {
  std::size_t entailed = 0;
  std::size_t witnesses = 0;  // events that match the narrower of an entailed pair
};

void CheckSet(std::uint64_t seed, Tally& tally) {
  INFO("seed " << seed);
  Random random(seed);
  const Vocabulary words(random);
  SourceSet sources;
  for (std::size_t i = 0; i < kRulesOfSet; ++i) sources.Add("rule.yml", RandomRule(words, random));
  const FrontEnd front = ReadRules(sources);
  REQUIRE(front.rules.size() == kRulesOfSet);
  std::vector<Said> all = SaidOf(front);
  AskReference(all, words, random);
  ClaimMaker maker;
  std::vector<Claim> claims;
  for (const Said& said : all) claims.push_back(maker.Make(said.rule.expr));
  for (std::size_t a = 0; a < all.size(); ++a) {
    for (std::size_t b = 0; b < all.size(); ++b) {
      PatternBudget budget;
      if (a == b || !Entails(claims[a], claims[b], budget)) continue;
      ++tally.entailed;
      for (std::size_t i = 0; i < all[a].matches.size(); ++i) {
        if (!all[a].matches[i]) continue;
        ++tally.witnesses;
        INFO("condition " << a << " and " << b << ", event " << i);
        REQUIRE(all[b].matches[i]);
      }
    }
  }
}

TEST_CASE("what entails another is not matched without it", "[differential]") {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= kSets; ++seed) CheckSet(seed, tally);
  WARN(tally.entailed << " entailed, " << tally.witnesses << " matches");
  CHECK(tally.entailed > kSets * kRulesOfSet);
  CHECK(tally.witnesses > tally.entailed);
}

}  // namespace
}  // namespace sigmata
