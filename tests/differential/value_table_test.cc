// Chance finds what lies between values; what a single value means is looked at in full here: every
// way to write an item, with every value, against every value of an event.
#include <algorithm>

#include "tests/differential/comparison.h"
#include "tests/differential/reference_text.h"
#include "tests/differential/rule_generator.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::string_view kWithWildcards[] = {
    "*", "?", "??", "*a*b*", "a?b", "?\u4E2D*", "*??b", "\\*", "*-1", "1?", "*\u017F?", "10.*.1"};
constexpr std::string_view kScalars[] = {"0",
                                         "1",
                                         "-1",
                                         "1.0",
                                         "100",
                                         "1e2",
                                         "1E-2",
                                         "-0.0",
                                         "1.5",
                                         "4688",
                                         "true",
                                         "false",
                                         "null",
                                         "[]",
                                         "{}",
                                         "5",
                                         "[1,\"a\",null]",
                                         "9007199254740993",
                                         "1709272740",
                                         "123456789012345678901234567890"};

std::vector<std::string> Quoted(const Words& words) {
  std::vector<std::string> quoted;
  for (const std::string_view word : words) quoted.push_back(DoubleQuoted(word));
  return quoted;
}

// Values behind a key, as YAML writes them.
std::vector<std::string> RuleValues(ItemValues values, const Vocabulary& words) {
  std::vector<std::string> texts = Quoted(words.texts);
  const auto add = [&texts](const auto& more) {
    texts.insert(texts.end(), more.begin(), more.end());
  };
  switch (values) {
    case ItemValues::kBools:
      return {"true", "false"};
    case ItemValues::kRegexes:
      return Quoted(words.regexes);
    case ItemValues::kNetworks:
      return Quoted(words.networks);
    case ItemValues::kNumbers:
      return {words.numbers.begin(), words.numbers.end()};
    case ItemValues::kFields:
      return {"g", "none"};
    case ItemValues::kPlaceholders:
      return {};
    case ItemValues::kAny:
      add(words.plain);
      [[fallthrough]];
    case ItemValues::kTexts:
    case ItemValues::kPlainTexts:
      add(Quoted({std::begin(kWithWildcards), std::end(kWithWildcards)}));
      return texts;
  }
  return texts;
}

std::string RuleWith(const ItemForm& form, const std::string& value) {
  return "title: table\nlogsource: {product: windows}\ndetection:\n  s:\n    'f" +
         std::string(form.modifiers) + "': " + value + "\n  condition: s\n";
}

// Each value alone, and all of a form in one list. Some forms refuse some values; all rules that
// compile are of use.
SourceSet AllRules(const Vocabulary& words) {
  SourceSet sources;
  for (const ItemForm& form : ItemForms()) {
    std::string list;
    for (const std::string& value : RuleValues(form.values, words)) {
      sources.Add("rule.yml", RuleWith(form, value));
      list += (list.empty() ? "[" : ", ") + value;
    }
    if (!list.empty()) sources.Add("rule.yml", RuleWith(form, list + "]"));
  }
  return sources;
}

// Events with two fields that are often alike, and without the one that rules ask for.
std::vector<std::string> AllEvents(const Vocabulary& words) {
  Random random(1);
  std::vector<std::string> values(std::begin(kScalars), std::end(kScalars));
  for (const std::string_view text : words.texts) {
    values.push_back(DoubleQuoted(text));
    values.push_back(DoubleQuoted(OtherCase(text, random)));
    values.push_back(DoubleQuoted("x" + std::string(text) + "\u4E2D"));
  }
  std::vector<std::string> events = {"{}", R"({"g":"a"})"};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string& other = values[i + 1 < values.size() ? i + 1 : 0];
    events.push_back("{\"f\":" + values[i] + ",\"g\":" + other + "}");
  }
  return events;
}

TEST_CASE("each value of a rule fits each value of an event as the reference says",
          "[differential]") {
  const Vocabulary words = Vocabulary::Whole();
  const SourceSet sources = AllRules(words);
  const FrontEnd front = ReadRules(sources);
  CHECK(front.rules.size() * 10 > sources.size() * 9);
  SideBySide comparison(sources, front, ShippedFieldMaps(), true);
  std::size_t reports = 0;
  std::size_t matches = 0;
  for (const std::string& event : AllEvents(words)) {
    std::string problem;
    const auto verdicts = comparison.Compare(event, problem);
    INFO(event << "\n" << problem);
    REQUIRE(verdicts);
    matches += verdicts->reference.size();
    for (const std::size_t rule : Disputed(*verdicts)) {
      if (++reports > 20) FAIL("there are more differences than these");
      const Source& source = sources.Get(front.rules[rule].bound.span.source);
      ReportDispute(std::string(source.text()), event, true);
    }
  }
  WARN(matches << " matches of " << comparison.rule_count() << " rules");
  CHECK(matches > 20'000);
}

}  // namespace
}  // namespace sigmata
