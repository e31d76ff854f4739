// What the matcher finds against what looking for each text finds.
#include "runtime/match/pivot_matcher.h"

#include <random>
#include <string>

#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/unit/runtime/match/pivot_looker.h"

namespace sigmata {
namespace {

bool Holds(std::string_view text, const Pivot& pivot) {
  const std::string folded = Fold(text);
  switch (pivot.kind) {
    case PivotKind::kWhole:
      return folded == pivot.text;
    case PivotKind::kEnd:
      return folded.ends_with(pivot.text);
    case PivotKind::kStart:
      return folded.starts_with(pivot.text);
    case PivotKind::kPart:
      return folded.find(pivot.text) != std::string::npos;
    case PivotKind::kNumber:
      return SameNumber(text, true, pivot.text);
    case PivotKind::kNotAscii:
      break;
  }
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

TEST_CASE("a pivot is found where its kind says, whatever the case", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  PivotLooker looker({{PivotKind::kWhole, "c:\\tool.exe"},
                      {PivotKind::kEnd, "\\tool.exe"},
                      {PivotKind::kStart, "c:\\tool"},
                      {PivotKind::kPart, ":\\tool."},
                      {PivotKind::kEnd, "exe"},
                      {PivotKind::kPart, "oo"}});
  CHECK(looker.FindIn("C:\\Tool.EXE") == Indexes{0, 1, 2, 3, 4, 5});
  CHECK(looker.FindIn("D:\\tool.exe") == Indexes{1, 3, 4, 5});
  CHECK(looker.FindIn("c:\\tool.exe ") == Indexes{2, 3, 5});
  CHECK(looker.FindIn("foo") == Indexes{5});
  CHECK(looker.FindIn("").empty());
}

TEST_CASE("the empty text is a pivot of its own", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  PivotLooker looker({{PivotKind::kWhole, ""}, {PivotKind::kWhole, "a"}});
  CHECK(looker.FindIn("") == Indexes{0});
  CHECK(looker.FindIn("A") == Indexes{1});
}

TEST_CASE("equal pivots of several entries are found together", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  PivotLooker looker({{PivotKind::kPart, "needle"}, {PivotKind::kPart, "needle"}});
  CHECK(looker.FindIn("a needle") == Indexes{0, 1});
}

TEST_CASE("signs outside ASCII do not hide what stands beside them", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  PivotLooker looker(
      {{PivotKind::kPart, "needle"}, {PivotKind::kEnd, "dle"}, {PivotKind::kNotAscii, ""}});
  CHECK(looker.FindIn("\u00c4\u00d6NEEDLE\u00dc") == Indexes{0, 2});
  CHECK(looker.FindIn("\u212Aneedle") == Indexes{0, 1, 2});
  CHECK(looker.FindIn("needl\u0117") == Indexes{2});
}

TEST_CASE("signs outside ASCII in a pivot stand for themselves", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::vector<Pivot> pivots{{PivotKind::kWhole, "–end"},
                            {PivotKind::kEnd, "run –end"},
                            {PivotKind::kStart, "–e"},
                            {PivotKind::kPart, "–en"},
                            {PivotKind::kPart, "a long –end in it"},
                            {PivotKind::kPart, "—end"}};
  const auto check = [](PivotLooker& looker) {
    CHECK(looker.FindIn("–END") == Indexes{0, 2, 3});
    CHECK(looker.FindIn("Run –End") == Indexes{1, 3});
    CHECK(looker.FindIn("so, A long –end IN it; —eND") == Indexes{3, 4, 5});
    CHECK(looker.FindIn("run -end").empty());
  };
  PivotLooker few(pivots);
  check(few);
  for (char a = 'a'; a <= 'z'; ++a) {  // too many to be looked for by four signs each
    for (char b = '0'; b <= '5'; ++b) pivots.push_back({PivotKind::kPart, {'#', a, b, '#', a}});
  }
  PivotLooker many(pivots);
  check(many);
}

TEST_CASE("a number is found however it is written, and in no text beside it", "[unit]") {
  PivotLooker looker({{PivotKind::kNumber, "443"},
                      {PivotKind::kNumber, "0"},
                      {PivotKind::kNumber, "999999999999999999"},
                      {PivotKind::kNumber, "443"},
                      {PivotKind::kWhole, "443"}});
  CHECK(looker.FindIn("443") == Indexes{0, 3, 4});
  CHECK(looker.FindIn("0") == Indexes{1});
  CHECK(looker.FindIn("999999999999999999") == Indexes{2});
  CHECK(looker.FindIn("44").empty());
  CHECK(looker.FindIn("4430").empty());
  // Which number these are is asked of the entries.
  for (const char* const written : {"443.0", "+443", "0443", "4.43e2", "-0", "-7", "0.5",
                                    "1000000000000000000", "18446744073709551616"}) {
    INFO(written);
    CHECK(looker.FindIn(written) == Indexes{0, 1, 2, 3});
  }
  for (const char* const text : {"", "port 443", "443 ", " 443", "0x1bb", "true", "4,43"}) {
    INFO(text);
    CHECK(looker.FindIn(text).empty());
  }
}

TEST_CASE("all entries that ask for one number are found, however it is written", "[unit]") {
  PivotLooker looker(
      {{PivotKind::kNumber, "443"}, {PivotKind::kNumber, "443"}, {PivotKind::kNumber, "80"}});
  CHECK(looker.FindIn("443") == Indexes{0, 1});
  CHECK(looker.FindIn("443.0") == Indexes{0, 1, 2});
}

TEST_CASE("a number among pivots that is none is never found", "[unit]") {
  PivotLooker looker(
      {{PivotKind::kNumber, ""}, {PivotKind::kNumber, "x"}, {PivotKind::kNumber, "07"}});
  for (const char* const text : {"", "x", "7", "07"}) CHECK(looker.FindIn(text).empty());
}

TEST_CASE("nothing is missed of numbers, whatever surrounds them", "[unit]") {
  std::mt19937_64 random(20261122);
  const auto digits = [&random](std::string_view signs, std::size_t most) {
    std::string text;
    for (std::size_t n = random() % (most + 1); n > 0; --n) text += signs[random() % signs.size()];
    return text;
  };
  std::vector<Pivot> pivots;
  for (int number = 0; number < 120; ++number) {
    pivots.push_back({PivotKind::kNumber, std::to_string(number)});
  }
  PivotLooker looker(pivots);
  std::size_t held = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = digits("0123456789+-.eE", 5);
    const Indexes found = looker.FindIn(text);
    for (std::uint32_t p = 0; p < pivots.size(); ++p) {
      if (!Holds(text, pivots[p])) continue;
      ++held;
      if (std::find(found.begin(), found.end(), p) == found.end()) {
        FAIL_CHECK(pivots[p].text << " is missed in " << text);
      }
    }
  }
  CHECK(held > 1'000);
}

TEST_CASE("nothing is missed, at any length and place", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937_64 random(20261121);
  const auto word = [&random](std::size_t least, std::size_t most, std::string_view signs) {
    std::string text;
    for (std::size_t n = least + random() % (most - least + 1); n > 0; --n) {
      text += signs[random() % signs.size()];
    }
    return text;
  };
  std::size_t held = 0;
  std::size_t too_many = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<Pivot> pivots;
    for (std::size_t n = 1 + random() % 30; n > 0; --n) {
      const auto kind = static_cast<PivotKind>(random() % 4);
      pivots.push_back({kind, word(kind == PivotKind::kPart ? 1 : 0, 10, "ab\\")});
    }
    PivotLooker looker(pivots);
    for (int i = 0; i < 40; ++i) {
      const std::string text = word(0, 24, "aAbB\\");
      const Indexes found = looker.FindIn(text);
      INFO(text);
      for (std::uint32_t p = 0; p < pivots.size(); ++p) {
        const bool is_found = std::find(found.begin(), found.end(), p) != found.end();
        const bool is_held = Holds(text, pivots[p]);
        INFO(pivots[p].text << " of kind " << static_cast<int>(pivots[p].kind));
        if (is_held) CHECK(is_found);
        held += is_held ? 1 : 0;
        too_many += is_found && !is_held ? 1 : 0;
      }
    }
  }
  CHECK(held > 10'000);
  CHECK(too_many == 0);  // none of these signs is taken for another
}

}  // namespace
}  // namespace sigmata
