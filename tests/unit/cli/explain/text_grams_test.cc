// What is looked up in place of looking through a large field may say too much, never too little:
// the slow twin is the pattern's own test.
#include "cli/explain/text_grams.h"

#include <string>

#include "cli/explain/explainer.h"
#include "cli/explain/pattern_test.h"
#include "runtime/program/fold.h"
#include "runtime/program/wildcards.h"
#include "tests/differential/random.h"
#include "tests/support/catch.h"
#include "tests/unit/cli/explain/explainer_of.h"

namespace sigmata::cli {
namespace {

// Letters whose case has another size, or is another letter's; a dash; bytes that are no UTF-8.
const char* const kPieces[] = {"a",      "B",      "b",      "c.exe",  " -", "\\",   "\u00E9",
                               "\u00C9", "\u212A", "\u1E9E", "\u2013", "",   "\xC3", "\x80"};

std::string AnyText(Random& random, std::size_t most) {
  std::string text;
  for (std::size_t i = random.Below(most); i > 0; --i) text += random.Of(kPieces);
  return text;
}

Pattern AnyPattern(Random& random) {
  constexpr PatternKind kKinds[] = {PatternKind::kEquals,   PatternKind::kStartsWith,
                                    PatternKind::kEndsWith, PatternKind::kContains,
                                    PatternKind::kGlob,     PatternKind::kRegex};
  Pattern pattern{random.Of(kKinds), AnyText(random, 4)};
  pattern.cased = random.OneIn(3);
  if (pattern.kind == PatternKind::kRegex) pattern.text = "B|c";
  if (pattern.kind == PatternKind::kGlob) {
    constexpr char kMarks[] = {kAnyRun, kAnyOne, kAnyDash};
    pattern.text = kAnyRun + pattern.text + random.Of(kMarks) + AnyText(random, 3) + kAnyRun;
  }
  return pattern;
}

TEST_CASE("grams never deny what a text holds", "[explain]") {
  constexpr int kTexts = 4000;
  constexpr int kPatterns = 25;
  Random random(20260301);
  int fitting = 0;
  int denied = 0;
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = AnyText(random, 12);
    const ValueTexts value{ValueKind::kString, text, Fold(text)};
    TextGrams grams;
    grams.Add(value.folded);
    for (int j = 0; j < kPatterns; ++j) {
      const Pattern pattern = AnyPattern(random);
      const bool may = grams.MayHold(NeededTexts(pattern));
      const bool fits = PatternTest(pattern).Fits(value);
      INFO("text " << text << ", pattern " << DescribePattern(pattern));
      if (fits && !may) FAIL_CHECK("a text that fits is denied");
      fitting += fits ? 1 : 0;
      denied += may ? 0 : 1;
    }
  }
  CHECK(fitting > 1000);
  CHECK(denied > 10'000);
}

TEST_CASE("other patterns need no text", "[explain]") {
  CHECK(NeededTexts({PatternKind::kRegex, "abcd"}).empty());
  CHECK(NeededTexts({PatternKind::kNumber, "1234"}).empty());
  CHECK(TextGrams().MayHold(std::vector<std::string>{}));
}

// Of one rule, whether it matches the event.
bool Matches(const std::string& detection, const std::string& event) {
  Explainer explainer = ExplainerOf(detection, event);
  const bool matches = explainer.Matches(0);
  CHECK(explainer.Explain(0).answer == matches);
  return matches;
}

TEST_CASE("large fields answer as small ones do", "[explain]") {
  const std::string one = '"' + std::string(100'000, 'x') + " the Needle" + '"';
  std::string many = "[\"the Needle\"";
  for (int i = 0; i < 70'000; ++i) many += ",\"x\"";
  many += ']';
  for (const std::string& value : {std::string("\"the Needle\""), one, many}) {
    const std::string event = "{\"a\":" + value + ",\"b\":17}";
    CHECK(Matches("  s: {a|contains: needle}\n  condition: s\n", event));
    CHECK_FALSE(Matches("  s: {a|contains: noodle}\n  condition: s\n", event));
    CHECK(Matches("  s: {a|contains|cased: Needle}\n  condition: s\n", event));
    CHECK_FALSE(Matches("  s: {a|contains|cased: needle}\n  condition: s\n", event));
    CHECK(Matches("  s: {a: '*he?need*'}\n  condition: s\n", event));
    CHECK_FALSE(Matches("  s: {a|endswith: need}\n  condition: s\n", event));
    CHECK(Matches("  s: [needle]\n  condition: s\n", event));
    CHECK_FALSE(Matches("  s: [noodle]\n  condition: s\n", event));
    CHECK(Matches("  s: {b: 17}\n  condition: s\n", event));
  }
}

TEST_CASE("of many values the ones that fit are shown first", "[explain]") {
  std::string event = R"({"a":["x")";
  for (int i = 0; i < 70'000; ++i) event += i % 30'000 == 29'999 ? ",\"fits\"" : ",\"x\"";
  event += "]}";
  Explainer explainer = ExplainerOf("  s: {a: fits}\n  condition: s\n", event);
  const RuleExplanation explanation = explainer.Explain(0);
  const ExplainedNode* node = &explanation.variants[0].logic;
  while (node->kind != NodeKind::kPredicate) node = &node->children[0];
  REQUIRE(node->values.size() == 16);
  CHECK(node->values[0].fits);
  CHECK(node->values[1].fits);
  CHECK_FALSE(node->values[2].fits);
  CHECK(node->further_values == 70'001 - 16);
}

}  // namespace
}  // namespace sigmata::cli
