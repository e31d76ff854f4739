#include "cli/test_generate/near_values.h"

#include <string>

#include "cli/test_generate/beside.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

const Fillers kWords = {{Kind::kText, "example"}};

std::vector<std::string> Near(PatternKind kind, const std::string& text, const FieldValue& value,
                              const Fillers& fillers = kWords, bool cased = false) {
  Predicate predicate;
  predicate.field = "F";
  predicate.pattern.kind = kind;
  predicate.pattern.text = text;
  predicate.pattern.cased = cased;
  std::vector<std::string> texts;
  for (const NearValue& near : NearValues(predicate, value, fillers)) {
    CHECK(near.value.kind == value.kind);
    texts.push_back(near.value.text);
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("near a text: something beside it, another sign at either end", "[generate]") {
  CHECK(Near(PatternKind::kStartsWith, "isatap.", {Kind::kText, "isatap.example"}) ==
        Texts{"example isatap.example", "isatap.example example", "xsatap.example",
              "isatapxexample"});
  CHECK(Near(PatternKind::kEndsWith, "\\x.exe", {Kind::kText, "C:\\Example\\x.exe"}) ==
        Texts{"example C:\\Example\\x.exe", "C:\\Example\\x.exe example", "C:\\Examplexx.exe",
              "C:\\Example\\x.exx"});
  CHECK(Near(PatternKind::kEquals, "Own", {Kind::kText, "Own"}, kWords, true) ==
        Texts{"example Own", "Own example", "own"});
}

TEST_CASE("near a number: one less, one more, longer", "[generate]") {
  CHECK(Near(PatternKind::kNumber, "5", {Kind::kNumber, "5"}) == Texts{"4", "6", "51"});
  CHECK(Near(PatternKind::kNumber, "0", {Kind::kNumber, "0"}) == Texts{"1"});
  CHECK(Near(PatternKind::kNumber, "-5", {Kind::kNumber, "-5"}).empty());
}

TEST_CASE("near values are of the type of the field", "[generate]") {
  CHECK(Near(PatternKind::kEquals, "true", {Kind::kText, "true"}).empty());
  CHECK(Near(PatternKind::kEquals, "0xC0", {Kind::kText, "0xC0"}) == Texts{"0xC01"});
  CHECK(Near(PatternKind::kStartsWith, "10.", {Kind::kText, "10.1"}) ==
        Texts{"110.1", "10.11", "20.1"});
  const Fillers numbers = {{Kind::kNumber, "10"}};
  CHECK(Near(PatternKind::kEquals, "word", {Kind::kText, "word"}, numbers).empty());
  CHECK(BesideOf("abc", {{Kind::kText, "2026-03-02T10:20:30Z"}}) == Beside::kNothing);
  CHECK(BesideOf("S-1-5-", {{Kind::kText, "S-1-5-21-1-2-3-1001"}}) == Beside::kDigits);
  CHECK(WithBefore("S-1-5-", Beside::kDigits) == "S-1-5-");
  CHECK(WithBehind("S-1-5-", Beside::kDigits) == "S-1-5-1");
}

}  // namespace
}  // namespace sigmata::cli
