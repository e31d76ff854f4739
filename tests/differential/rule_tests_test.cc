// What `sigmata test` makes of rules by itself, against slow twins: the events of generated tests
// against the reference evaluator, coverage against turning each answer round by hand.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/explain/explainer.h"
#include "cli/rule_input.h"
#include "cli/test/coverage.h"
#include "cli/test/inline_event.h"
#include "cli/test_generate/test_generator.h"
#include "cli/test_generate/tests_writer.h"
#include "compiler/front_end.h"
#include "tests/conformance/corpora.h"
#include "tests/differential/reference_evaluator.h"
#include "tests/differential/reference_json.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

RuleInput InputWith(const std::filesystem::path& root, const std::string& folder) {
  RuleInput input;
  AddRuleFiles(root, folder, input.sources);
  input.field_maps = ShippedFieldMaps();
  return input;
}

// Every test has the verdict that the reference gives to its event; returns how many rules have a
// hit.
std::size_t CheckGenerated(const FrontEnd& front, const RuleInput& input, std::size_t step) {
  std::size_t hits = 0;
  for (std::size_t i = 0; i < front.rules.size(); i += step) {
    const BoundRule& rule = front.rules[i].bound;
    const GeneratedTests generated = GenerateTests(rule, input);
    const ReferenceRule reference(rule, false);
    hits += generated.hit() ? 1U : 0U;
    for (const GeneratedTest& test : generated.tests) {
      const std::string json = JsonOf(test.event);
      const auto tree = ReadJsonTree(json);
      INFO(rule.title << ": " << test.name << ": " << json);
      REQUIRE(tree);
      CHECK(reference.Matches(ReadReferenceEvent(*tree, input.field_maps)) == test.match);
    }
  }
  return hits;
}

TEST_CASE("generated tests of shipped rules are right by the reference", "[differential]") {
  const RuleInput input = InputWith(SIGMATA_SOURCE_DIR, "sigma-rules");
  const FrontEnd front = ReadRules(input.sources, input.Options());
  REQUIRE(front.rules.size() >= 21);
  CHECK(CheckGenerated(front, input, 1) == front.rules.size());
}

TEST_CASE("generated tests of public rules are right by the reference", "[differential]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  const RuleInput input = InputWith(*root, "rules/windows");
  const FrontEnd front = ReadRules(input.sources, input.Options());
  constexpr std::size_t kStep = 5;
  const std::size_t asked = (front.rules.size() + kStep - 1) / kStep;
  const std::size_t hits = CheckGenerated(front, input, kStep);
  CHECK(asked > 450);
  CHECK(hits + 2 >= asked);  // two rules of all contradict themselves
}

// A rule's verdict with the answer of one node turned round.
bool Verdict(const RuleNode& node, std::uint32_t turned, Explainer& explainer) {
  const auto verdict = [&](const RuleNode& child) { return Verdict(child, turned, explainer); };
  const auto& children = node.children;
  bool answer = false;
  if (node.kind == NodeKind::kPredicate) {
    answer = explainer.Answer(node);
  } else if (node.kind == NodeKind::kNot) {
    answer = !verdict(children.front());
  } else if (node.kind == NodeKind::kAnyOf) {
    answer = std::any_of(children.begin(), children.end(), verdict);
  } else {
    answer = std::all_of(children.begin(), children.end(), verdict);
  }
  return answer != (node.id == turned);
}

void FlipEach(const RuleNode& node, const RuleNode& root, Explainer& explainer,
              std::vector<PartCoverage>& parts) {
  const bool answer = explainer.Answer(node);
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  PartCoverage& part = parts[node.id];
  (answer ? part.seen_true : part.seen_false) = true;
  if (Verdict(root, kNone, explainer) != Verdict(root, node.id, explainer)) {
    (answer ? part.decided_true : part.decided_false) = true;
  }
  for (const RuleNode& child : node.children) FlipEach(child, root, explainer, parts);
}

TEST_CASE("a part decides if turning its answer round turns the verdict round", "[differential]") {
  const RuleInput input = InputWith(SIGMATA_SOURCE_DIR, "tests/golden");
  const FrontEnd front = ReadRules(input.sources, input.Options());
  std::size_t decided = 0;
  std::size_t open = 0;
  for (const FrontEndRule& front_rule : front.rules) {
    const std::vector<BoundRule> rules = {front_rule.bound};
    const std::string shape(kInlineShape);
    Coverage coverage(rules, input.field_maps, false);
    auto explainer = Explainer::Make(rules, input.field_maps, {false, shape});
    REQUIRE(explainer);
    std::vector<PartCoverage> expected(explainer->tree(0).logic_nodes);
    for (const GeneratedTest& test : GenerateTests(rules[0], input).tests) {
      const std::string json = JsonOf(test.event);
      coverage.Use(0, shape, json);
      REQUIRE(explainer->Read(json) == ReadStatus::kRead);
      for (const RuleVariant& variant : explainer->tree(0).variants) {
        if (!variant.mapped || !explainer->Answer(variant.gate)) continue;
        FlipEach(variant.logic, variant.logic, *explainer, expected);
      }
    }
    const std::vector<PartCoverage>& actual = coverage.rules()[0].parts;
    REQUIRE(actual.size() == expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
      INFO(rules[0].title << ", node " << i);
      CHECK(actual[i].seen_true == expected[i].seen_true);
      CHECK(actual[i].seen_false == expected[i].seen_false);
      CHECK(actual[i].decided_true == expected[i].decided_true);
      CHECK(actual[i].decided_false == expected[i].decided_false);
      (expected[i].covered() ? decided : open) += 1U;
    }
  }
  CHECK(decided > 100);
  CHECK(open > 100);
}

}  // namespace
}  // namespace sigmata::cli
