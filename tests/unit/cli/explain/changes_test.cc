#include "cli/explain/changes.h"

#include <string>

#include "cli/explain/change_text.h"
#include "tests/support/catch.h"
#include "tests/unit/cli/explain/explainer_of.h"

namespace sigmata::cli {
namespace {

struct Asked {
  std::vector<std::string> words;
  std::vector<std::size_t> alternatives;
  bool possible = true;
  std::size_t met = 0;
};

Asked Ask(const std::string& detection, const std::string& event) {
  Explainer explainer = ExplainerOf(detection, event);
  const VariantChanges changes = FewestChanges(explainer, explainer.tree(0));
  CHECK(changes.set.changes.empty() == explainer.Matches(0));
  const RuleExplanation explanation = explainer.Explain(0);
  Asked asked;
  for (const WordedChange& change : WordChanges(explanation.variants[0], changes.set.changes)) {
    asked.words.push_back(change.text);
    asked.alternatives.push_back(change.change.alternatives);
  }
  asked.possible = changes.set.possible;
  asked.met = changes.set.met;
  return asked;
}

using Words = std::vector<std::string>;

TEST_CASE("of parts that must all hold, each that does not is a change") {
  const Asked asked = Ask("  s: {a: 1, b: 2, c: x}\n  condition: s\n", R"({"a":1,"b":3})");
  CHECK(asked.words == Words{"if `b` were 2   (is 3)", "if `c` were 'x'   (absent)"});
  CHECK(asked.met == 1);
}

TEST_CASE("of parts of which one is enough, the cheapest is taken") {
  const Asked asked = Ask("  s: {a: 1, b: 2}\n  t: {c: 3}\n  condition: s or t\n", "{\"x\":1}");
  CHECK(asked.words == Words{"if `c` were 3   (absent)"});
  CHECK(asked.alternatives == std::vector<std::size_t>{0});
}

TEST_CASE("other single changes are counted") {
  const Asked asked =
      Ask("  s: {a: [1, 2, 3]}\n  t: {b: 1}\n  condition: 1 of them\n", "{\"x\":1}");
  CHECK(asked.words == Words{"if `a` were 1   (absent); or any of 3 other changes"});
}

TEST_CASE("under `not`, one part of all and all of any have to change") {
  CHECK(Ask("  s: {a: 1}\n  f: {b: 2, c: 3}\n  condition: s and not f\n", R"({"a":1,"b":2,"c":3})")
            .words == Words{"if `b` were not 2 (`f`)   (is 2); or 1 other change"});
  CHECK(Ask("  s: {a: 1}\n  f:\n    - b: 2\n    - c: 3\n  condition: s and not f\n",
            R"({"a":1,"b":2,"c":3})")
            .words ==
        Words{"if `b` were not 2 (`f`)   (is 2)", "if `c` were not 3 (`f`)   (is 3)"});
}

TEST_CASE("a filter of keywords must be met by no value") {
  CHECK(
      Ask("  s: {a: 1}\n  f: [bad]\n  condition: s and not f\n", R"({"a":1,"b":"so bad"})").words ==
      Words{"if no value contained 'bad' (`f`)   (is \"so «bad»\")  <- b"});
}

TEST_CASE("a part that is not satisfied already is not changed, and a match needs nothing") {
  CHECK(Ask("  s: {a: 1}\n  f: {b: 2}\n  condition: s and not f\n", R"({"a":1})").words.empty());
  CHECK(Ask("  s: {a: 1}\n  f: {b: 2}\n  condition: s and not f\n", R"({"a":1,"b":2})").met == 1);
}

TEST_CASE("`not` twice is nothing") {
  CHECK(Ask("  s: {a: 1}\n  condition: not (not s)\n", R"({"a":2})").words ==
        Words{"if `a` were 1   (is 2)"});
}

TEST_CASE("each kind of pattern has its words") {
  const auto word = [](const std::string& item) {
    const Asked asked = Ask("  s: {" + item + "}\n  condition: s\n", "{\"x\":1}");
    return asked.words.size() == 1 ? asked.words[0] : "";
  };
  CHECK(word("a|startswith: p") == "if `a` began with 'p'   (absent)");
  CHECK(word("a|endswith: p") == "if `a` ended with 'p'   (absent)");
  CHECK(word("a|contains: p") == "if `a` contained 'p'   (absent)");
  CHECK(word("a: 'p*q'") == "if `a` fitted 'p*q'   (absent)");
  CHECK(word("a|re: p+") == "if `a` had /p+/   (absent)");
  CHECK(word("a|cidr: 10.0.0.0/8") == "if `a` were in 10.0.0.0/8   (absent)");
  CHECK(word("a|exists: true") == "if `a` were there   (absent)");
  CHECK(word("x|exists: false") == "if `x` were missing (`s`)   (is 1)");
  CHECK(word("x: null") == "if `x` were null or missing   (is 1)");
  CHECK(word("a: '*'") == "if `a` had a value   (absent)");
  CHECK(word("a|gt: 3") == "if `a` were > 3   (absent)");
  CHECK(word("a|hour: 3") == "if `a` had hour = 3   (absent)");
  CHECK(word("a|fieldref: b") == "if `a` were equal to field b   (absent)");
  CHECK(word("a|cased: P") == "if `a` were 'P' (cased)   (absent)");
  CHECK(word("'|all': [p]") == "if any value contained 'p'   (in no value)");
}

}  // namespace
}  // namespace sigmata::cli
