#include "runtime/match/literal_matcher.h"

#include <random>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/vectors.h"

namespace sigmata {
namespace {

bool Contains(const std::vector<std::string>& literals, const std::string& text) {
  for (const std::string& literal : literals) {
    if (text.find(literal) != std::string::npos) return true;
  }
  return false;
}

LiteralMatcher Make(const std::vector<std::string>& literals) {
  return LiteralMatcher(std::vector<std::string_view>(literals.begin(), literals.end()));
}

TEST_CASE("a literal is found at the start, within and at the end of a text", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const std::vector<std::string> literals{"alpha", "beta", "gamma-delta", "xy"};
  const LiteralMatcher matcher = Make(literals);
  CHECK(matcher.FindsIn("alpha"));
  CHECK(matcher.FindsIn("...beta..."));
  CHECK(matcher.FindsIn("...gamma-delta"));
  CHECK(matcher.FindsIn("xy"));
  CHECK_FALSE(matcher.FindsIn("gamma-delt"));
  CHECK_FALSE(matcher.FindsIn("lpha"));
  CHECK_FALSE(matcher.FindsIn(""));
}

TEST_CASE("literals that share their beginnings are told apart", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::vector<std::string> literals;
  for (int i = 0; i < 500; ++i) literals.push_back("sha256=" + std::to_string(100'000 + i * 7));
  const LiteralMatcher matcher = Make(literals);
  for (int i = 0; i < 500; ++i)
    CHECK(matcher.FindsIn("md5=0,sha256=" + std::to_string(100'000 + i * 7)));
  CHECK_FALSE(matcher.FindsIn("sha256=100001"));
}

TEST_CASE("one walk finds what looking for each literal finds", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937_64 random(20261121);
  const auto word = [&random](std::size_t least, std::size_t most) {
    std::string text;
    for (std::size_t n = least + random() % (most - least + 1); n > 0; --n)
      text += "abc\\"[random() % 4];
    return text;
  };
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> literals;
    for (std::size_t n = 1 + random() % 12; n > 0; --n) literals.push_back(word(3, 9));
    const LiteralMatcher matcher = Make(literals);
    for (int i = 0; i < 30; ++i) {
      const std::string text = word(0, 30);
      INFO(text);
      const bool expected = Contains(literals, text);
      CHECK(matcher.FindsIn(text) == expected);
      found += expected ? 1 : 0;
    }
  }
  CHECK(found > 500);
  CHECK(found < 8'500);
}

}  // namespace
}  // namespace sigmata
