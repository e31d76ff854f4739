// What `sigmata explain` says of public rules and recorded events is what the reference evaluator
// says: each rule's verdict, and, for pairs drawn from them, the answer of every part of the rule.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/explain/changes.h"
#include "cli/explain/explainer.h"
#include "compiler/front_end.h"
#include "runtime/event/record_splitter.h"
#include "sigmata/json_event.h"
#include "tests/conformance/corpora.h"
#include "tests/differential/reference_evaluator.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPairs = 200;

// A recorded event of each file now and then, and the events of the rule tests.
std::vector<std::string> DrawEvents() {
  constexpr std::size_t kStep = 1201;
  std::vector<std::string> events;
  ForEachRecordedEvent(kStep, [&](std::string_view event) { events.emplace_back(event); });
  const auto tests = FindInCorpora("regression");
  std::set<fs::path> files;
  if (tests) {
    for (const auto& entry : fs::recursive_directory_iterator(*tests)) {
      if (entry.path().extension() == ".json") files.insert(entry.path());
    }
  }
  for (const fs::path& file : files) {
    const std::string text = ReadWholeFile(file);
    RecordSplitter splitter;
    std::size_t position = 0;
    while (const auto record = splitter.Next(text, position, true)) events.emplace_back(*record);
  }
  return events;
}

// Whether every part of the rule has the answer that the reference gives to it alone.
class PartsCheck {
 public:
  explicit PartsCheck(const ReferenceEvent& event) : event_(event) {}

  void Check(const BoolExpr& expr, const cli::ExplainedNode& node) {
    BoundRule part;
    part.expr = expr;
    INFO("part " << node.id << " " << node.label << ": " << node.field << " "
                 << DescribePattern(node.pattern));
    CHECK(ReferenceRule(part, true).Matches(event_) == node.answer);
    if (node.kind == cli::NodeKind::kPredicate) CheckReason(node);
    REQUIRE(expr.children.size() == node.children.size());
    for (std::size_t i = 0; i < expr.children.size(); ++i) {
      Check(expr.children[i], node.children[i]);
    }
  }

  std::size_t parts() const { return parts_; }

 private:
  void CheckReason(const cli::ExplainedNode& node) {
    ++parts_;
    const bool present = !node.event_field.empty() && event_.Find(node.event_field) != nullptr;
    CHECK((node.reason == cli::Reason::kAbsent) == (!present && !node.event_field.empty()));
    const bool any_fits = std::any_of(node.values.begin(), node.values.end(),
                                      [](const cli::ExplainedValue& value) { return value.fits; });
    if (node.reason != cli::Reason::kAbsent) CHECK(any_fits == node.answer);
    for (const cli::ExplainedValue& value : node.values) {
      if (value.part) CHECK(value.part->begin <= value.part->end);
      if (value.part) CHECK(value.part->end <= value.text_size);
    }
  }

  const ReferenceEvent& event_;
  std::size_t parts_ = 0;
};

class DrawnPairs {
 public:
  explicit DrawnPairs(const FrontEnd& front) : front_(front) {
    std::vector<BoundRule> rules;
    for (const FrontEndRule& rule : front.rules) {
      rules.push_back(rule.bound);
      references_.emplace_back(rule.bound, false);
    }
    explainer_ = cli::Explainer::Make(rules, ShippedFieldMaps());
    REQUIRE(explainer_.has_value());
  }

  void Use(const std::string& event) {
    const auto json = ReadJsonTree(event);
    if (!json || explainer_->Read(event) != ReadStatus::kRead) return;
    if (explainer_->event().degraded()) return;
    const ReferenceEvent reference = ReadReferenceEvent(*json, ShippedFieldMaps());
    INFO(event.substr(0, 2000));
    std::vector<std::size_t> misses;
    for (std::size_t rule = 0; rule < references_.size(); ++rule) {
      const bool matches = references_[rule].Matches(reference);
      if (explainer_->Matches(rule) != matches) FAIL_CHECK(front_.rules[rule].bound.title);
      ++verdicts_;
      if (matches) {
        CheckPair(rule, reference, true);
      } else {
        misses.push_back(rule);
      }
    }
    if (misses.empty()) return;
    CheckPair(Nearest(misses), reference, false);
    CheckPair(misses[(events_++ * 7919) % misses.size()], reference, false);
  }

  std::size_t verdicts() const { return verdicts_; }
  std::size_t matches() const { return matches_; }
  std::size_t misses() const { return misses_; }
  std::size_t parts() const { return parts_; }

 private:
  // One whose logsource the event is of tells more than one whose it is not.
  std::size_t Nearest(const std::vector<std::size_t>& rules) {
    std::size_t best = rules.front();
    cli::ChangeSet fewest = FewestChanges(*explainer_, explainer_->tree(best)).set;
    for (const std::size_t rule : rules) {
      cli::ChangeSet set = FewestChanges(*explainer_, explainer_->tree(rule)).set;
      CHECK_FALSE((set.possible && set.changes.empty()));
      if (!IsNearer(set, fewest) || ++seen_[rule] > 1) continue;
      best = rule;
      fewest = std::move(set);
    }
    return best;
  }

  void CheckPair(std::size_t rule, const ReferenceEvent& event, bool matches) {
    std::size_t& count = matches ? matches_ : misses_;
    if (count >= kPairs / 2) return;
    ++count;
    const BoundRule& bound = front_.rules[rule].bound;
    INFO(bound.title);
    const cli::RuleExplanation explanation = explainer_->Explain(rule);
    CHECK(explanation.answer == matches);
    REQUIRE(explanation.variants.size() == std::max<std::size_t>(bound.gates.size(), 1));
    PartsCheck parts(event);
    for (std::size_t i = 0; i < bound.gates.size(); ++i) {
      const BoundGate& gate = bound.gates[i];
      parts.Check(RenameFields(bound.expr, gate.renames), explanation.variants[i].logic);
      parts.Check(gate.where, explanation.variants[i].gate);
    }
    parts_ += parts.parts();
  }

  const FrontEnd& front_;
  std::vector<ReferenceRule> references_;
  std::optional<cli::Explainer> explainer_;
  std::map<std::size_t, std::size_t> seen_;
  std::size_t events_ = 0, verdicts_ = 0, matches_ = 0, misses_ = 0, parts_ = 0;
};

TEST_CASE("explanations say of public rules and recorded events what the reference says",
          "[differential]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  const std::vector<std::string> events = DrawEvents();
  if (events.empty()) return;
  SourceSet sources;
  for (const char* const folder : {"rules/windows", "rules-emerging-threats", "rules-compliance"}) {
    AddRuleFiles(*root, folder, sources);
  }
  const FrontEnd front = ReadRules(sources);
  DrawnPairs pairs(front);
  for (const std::string& event : events) pairs.Use(event);
  WARN(pairs.matches() + pairs.misses()
       << " explained pairs, " << pairs.matches() << " of them matches, " << pairs.parts()
       << " predicates; " << pairs.verdicts() << " verdicts");
  CHECK(pairs.matches() == kPairs / 2);
  CHECK(pairs.misses() == kPairs / 2);
}

}  // namespace
}  // namespace sigmata
