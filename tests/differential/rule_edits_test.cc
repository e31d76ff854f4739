// Whether generated tests notice edits of their rule: each predicate is edited in the ways in which
// people edit rules, and the events of the tests of the rule as it was are asked of what came of
// it.
#include <optional>
#include <string>
#include <vector>

#include "cli/rule_input.h"
#include "cli/test/inline_event.h"
#include "cli/test/tested_rules.h"
#include "cli/test_generate/test_generator.h"
#include "cli/test_generate/tests_writer.h"
#include "compiler/front_end.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

constexpr PatternKind kTextKinds[] = {PatternKind::kEquals, PatternKind::kStartsWith,
                                      PatternKind::kEndsWith, PatternKind::kContains};

// Another modifier, or none; a text that is shorter by a sign at either end.
std::vector<Pattern> EditsOfText(const Pattern& pattern) {
  std::vector<Pattern> edits;
  for (const PatternKind kind : kTextKinds) {
    if (kind == pattern.kind) continue;
    edits.push_back(pattern);
    edits.back().kind = kind;
  }
  if (pattern.text.size() < 3) return edits;
  for (const std::size_t from : {std::size_t{0}, std::size_t{1}}) {
    edits.push_back(pattern);
    edits.back().text = pattern.text.substr(from, pattern.text.size() - 1);
  }
  return edits;
}

// `5` -> `5*`, `|lte: 5`, `|gte: 5`. No event's number is longer than five digits.
std::vector<Pattern> EditsOfNumber(const Predicate& predicate) {
  std::vector<Pattern> edits(3, predicate.pattern);
  edits[0].kind = edits[1].kind = PatternKind::kOrder;
  edits[0].comparison = Comparison::kLessOrEqual;
  edits[1].comparison = Comparison::kGreaterOrEqual;
  edits[2].kind = PatternKind::kStartsWith;
  if (predicate.field == "EventID" && predicate.pattern.text.size() > 4) edits.pop_back();
  return edits;
}

std::vector<Pattern> EditsOf(const Predicate& predicate) {
  switch (predicate.pattern.kind) {
    case PatternKind::kEquals:
    case PatternKind::kStartsWith:
    case PatternKind::kEndsWith:
    case PatternKind::kContains:
      return EditsOfText(predicate.pattern);
    case PatternKind::kNumber:
      return EditsOfNumber(predicate);
    default:
      return {};
  }
}

// Of what comes of one value of the rule, such as a provider's two names, the first.
void AddPredicates(BoolExpr& expr, std::vector<BoolExpr*>& out) {
  const bool other = out.empty() || !(out.back()->span == expr.span);
  if (expr.kind == BoolExpr::Kind::kPredicate && other) out.push_back(&expr);
  for (BoolExpr& child : expr.children) AddPredicates(child, out);
}

bool AllPass(const BoundRule& rule, const RuleInput& input, const GeneratedTests& generated) {
  const std::optional<Program> program = ProgramOf({rule}, input);
  REQUIRE(program);
  const Matcher matcher(*program);
  MatchScratch scratch = matcher.NewScratch();
  EventReader reader(*program, kInlineShape);
  for (const GeneratedTest& test : generated.tests) {
    REQUIRE(reader.Read(JsonOf(test.event)) == ReadStatus::kRead);
    if (matcher.MatchEvent(reader.event(), scratch).empty() == test.match) return false;
  }
  return true;
}

struct Count {
  std::size_t edits = 0, noticed = 0;
  std::size_t tests = 0;
  std::string unnoticed;
};

// Of every `step`th rule, at most so many edits of each.
Count CountNoticed(const RuleInput& input, std::size_t step) {
  constexpr std::size_t kMaxEdits = 60;
  const FrontEnd front = ReadRules(input.sources, input.Options());
  Count count;
  for (std::size_t i = 0; i < front.rules.size(); i += step) {
    BoundRule rule = front.rules[i].bound;
    const GeneratedTests generated = GenerateTests(rule, input);
    if (!generated.hit()) continue;
    count.tests += generated.tests.size();
    CHECK(AllPass(rule, input, generated));
    std::vector<BoolExpr*> predicates;
    AddPredicates(rule.expr, predicates);
    std::size_t edits = 0;
    for (BoolExpr* const expr : predicates) {
      const Predicate was = expr->predicate;
      for (const Pattern& edit : EditsOf(was)) {
        if (++edits > kMaxEdits) break;
        expr->predicate.pattern = edit;
        ++count.edits;
        const bool noticed = !AllPass(rule, input, generated);
        count.noticed += noticed ? 1U : 0U;
        if (!noticed) {
          count.unnoticed += rule.title + ": " + expr->predicate.field + " " +
                             DescribePattern(was.pattern) + " -> " + DescribePattern(edit) + "\n";
        }
      }
      expr->predicate = was;
    }
  }
  return count;
}

RuleInput Input() {
  RuleInput input;
  input.field_maps = ShippedFieldMaps();
  return input;
}

TEST_CASE("generated tests of shipped rules notice edits", "[differential][edits]") {
  RuleInput input = Input();
  AddRuleFiles(SIGMATA_SOURCE_DIR, "sigma-rules", input.sources);
  const Count count = CountNoticed(input, 1);
  CAPTURE(count.tests, count.unnoticed);
  CHECK(count.edits > 0);
  CHECK(count.noticed == count.edits);
}

TEST_CASE("generated tests notice edits of every modifier", "[differential][edits]") {
  RuleInput input = Input();
  input.sources.Add("rule.yml", R"(
title: A Tunnel
logsource: {product: windows, service: system}
detection:
  selection:
    Provider_Name: Microsoft-Windows-Iphlpsvc
    EventID: 4200
    Interface|startswith: [isatap., '6TO4']
    ErrorCode: 5
    Path|endswith: '\x.exe'
    Text|contains|all: [one, 'two ']
    Exact: 'Some Words'
  filter_main_own:
    User|startswith: 'svc-'
  condition: selection and not filter_main_own
)");
  const Count count = CountNoticed(input, 1);
  CAPTURE(count.tests, count.unnoticed);
  CHECK(count.edits == 46);
  CHECK(count.noticed == count.edits);
}

// Of a long list, tests hold one value.
TEST_CASE("generated tests of public rules notice edits", "[differential][edits]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  RuleInput input = Input();
  AddRuleFiles(*root, "rules/windows", input.sources);
  const Count count = CountNoticed(input, 60);
  CAPTURE(count.tests, count.noticed, count.unnoticed);
  CHECK(count.edits > 500);
  CHECK(count.noticed * 100 >= count.edits * 50);
}

}  // namespace
}  // namespace sigmata::cli
