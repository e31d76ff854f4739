// Many parts, long ones and short ones: how far apart the places are where they are looked for
// depends on how many there are of each length. None may be missed for that.
#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/support/walled_text.h"
#include "tests/unit/runtime/match/pivot_looker.h"

namespace sigmata {
namespace {

constexpr std::size_t kWide = 11;  // parts of so many signs may be looked for at every 8th place
constexpr char kOther = '_';       // stands in no part
constexpr std::size_t kFarthest = 20;  // into a value
constexpr std::size_t kWindow = 7;

// No sign of it is taken for another.
constexpr std::string_view kSigns = "abcdefghijklmnopqrstuvwxyz0123456789\\.:-";

std::string Word(std::mt19937& random, std::size_t size, std::string_view signs) {
  std::string word(size, ' ');
  for (char& sign : word) sign = signs[random() % signs.size()];
  return word;
}

// Parts of sizes from `least` to `most` with a window somewhere in each. Every other one is of few
// signs, so that they have grams in common.
void AddParts(std::mt19937& random, std::size_t count, std::size_t least, std::size_t most,
              std::vector<Pivot>& parts) {
  std::set<std::string> seen;
  while (seen.size() < count) {
    const std::size_t size = least + random() % (most - least + 1);
    const std::string text = Word(random, size, seen.size() % 2 == 0 ? kSigns : "abc\\");
    if (!seen.insert(text).second) continue;
    const std::size_t room = size - PivotWindowSize(size);
    const std::size_t windows[] = {0, room / 2, room, random() % (room + 1)};
    const std::size_t window = windows[random() % std::size(windows)];
    parts.push_back({PivotKind::kPart, text, static_cast<std::uint8_t>(window)});
  }
}

std::string InOtherCase(std::mt19937& random, std::string text) {
  for (char& sign : text) {
    if (sign >= 'a' && sign <= 'z' && random() % 2 == 0) sign = static_cast<char>(sign - 0x20);
  }
  return text;
}

Indexes HeldBy(const std::string& folded, const std::vector<Pivot>& parts) {
  Indexes held;
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    if (folded.find(parts[i].text) != std::string::npos) held.push_back(i);
  }
  return held;
}

// What touches a byte beside a value dies.
class Checker {
 public:
  explicit Checker(const std::vector<Pivot>& parts) : looker_(parts) {}

  void Check(const std::string& value, const Indexes& wanted) {
    Same(value, wall_.Put(value, {}), wanted);
    Same(value, wall_.PutFirst(value, {}), wanted);
  }

  // With the text at every place near a value's start, and at its end.
  void CheckAround(std::mt19937& random, const std::string& text, const Indexes& wanted) {
    for (std::size_t before = 0; before <= kFarthest; ++before) {
      for (const std::size_t behind : {std::size_t{0}, 1 + random() % 12}) {
        Check(std::string(before, kOther) + InOtherCase(random, text) + std::string(behind, kOther),
              wanted);
      }
    }
  }

 private:
  void Same(const std::string& value, std::string_view walled, const Indexes& wanted) {
    const Indexes found = looker_.FindIn(walled);
    if (found == wanted) return;
    CAPTURE(value, found, wanted);
    FAIL("other parts than one by one");
  }

  PivotLooker looker_;
  Wall wall_{1024};
};

struct Count {
  std::size_t wide;
  std::size_t narrow;
};

const Count kCounts[] = {{70, 0},   {70, 1},  {300, 0}, {300, 1},  {300, 11}, {300, 31},
                         {300, 32}, {70, 32}, {70, 33}, {300, 33}, {300, 65}, {300, 150},
                         {32, 0},   {33, 0},  {10, 3},  {0, 33}};

TEST_CASE("every part of many is found at every place of a value", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261122);
  for (const Count& count : kCounts) {
    for (const std::size_t least : {4U, 7U}) {  // the shortest that are in a table, and long ones
      std::vector<Pivot> parts;
      AddParts(random, count.wide, kWide, kMaxPivotSize, parts);
      AddParts(random, count.narrow, least, kWide - 1, parts);
      INFO(count.wide << " wide parts, " << count.narrow << " of " << least << " signs and more");
      Checker checker(parts);
      for (const Pivot& part : parts) {
        checker.CheckAround(random, part.text, HeldBy(part.text, parts));
      }
      checker.Check("", {});
    }
  }
}

TEST_CASE("a part is found by any window, whatever its length and place", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261122);
  std::vector<Pivot> others;
  AddParts(random, 70, kWide, kMaxPivotSize, others);
  for (const std::size_t size : {10U, 11U, 12U, 13U, 18U, 19U, 31U, 32U}) {
    const std::string text = Word(random, size, "nopqrst");
    for (std::size_t window = 0; window + kWindow <= size; ++window) {
      std::vector<Pivot> parts = others;
      parts.push_back({PivotKind::kPart, text, static_cast<std::uint8_t>(window)});
      INFO("window " << window << " of " << text);
      Checker checker(parts);
      const Indexes wanted = HeldBy(text, parts);
      REQUIRE(wanted.size() == 1);
      checker.CheckAround(random, text, wanted);
      for (std::size_t i = 0; i < size; ++i) {  // cut, or another at one place
        std::string other = text;
        other[i] = '|';
        checker.CheckAround(random, other, {});
        checker.Check(text.substr(0, i), {});
        checker.Check(text.substr(i + 1), {});
      }
    }
  }
}

TEST_CASE("parts among signs of other parts are told from what is nearly one", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261122);
  std::size_t held = 0;
  for (const Count& count : kCounts) {
    std::vector<Pivot> parts;
    AddParts(random, count.wide, kWide, kMaxPivotSize, parts);
    AddParts(random, count.narrow, 4, kWide - 1, parts);
    Checker checker(parts);
    for (int round = 0; round < 100; ++round) {
      std::string value;  // of whole parts, and of parts that lack something
      while (value.size() < 100) {
        const std::string& text = parts[random() % parts.size()].text;
        const std::size_t begin = random() % 3 == 0 ? random() % text.size() : 0;
        value += text.substr(begin, random() % 3 == 0 ? random() % text.size() : text.npos);
      }
      const Indexes wanted = HeldBy(value, parts);
      held += wanted.size();
      checker.Check(InOtherCase(random, value), wanted);
    }
  }
  CHECK(held > 5'000);
}

TEST_CASE("many parts leave a value's other pivots as they are", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261122);
  std::vector<Pivot> pivots;
  AddParts(random, 70, kWide, kMaxPivotSize, pivots);
  pivots.push_back({PivotKind::kPart, "#"});  // too short for any table
  pivots.push_back({PivotKind::kStart, "#st"});
  pivots.push_back({PivotKind::kEnd, "d#"});
  pivots.push_back({PivotKind::kEnd, "#the end"});
  pivots.push_back({PivotKind::kStart, "the start#"});
  pivots.push_back({PivotKind::kWhole, "#whole"});
  Checker checker(pivots);
  checker.Check("_#_", {70});
  checker.Check("#ST_" + pivots[3].text + "_d#", {3, 70, 71, 72});
  checker.Check("THE START#" + pivots[69].text + "#the END", {69, 70, 73, 74});
  checker.Check("#WHOLE", {70, 75});
  checker.Check("#WHOLE_", {70});
}

}  // namespace
}  // namespace sigmata
