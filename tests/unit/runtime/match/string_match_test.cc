#include "runtime/match/string_match.h"

#include <random>

#include "runtime/program/program_builder.h"
#include "runtime/program/utf8.h"
#include "runtime/program/wildcards.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"

namespace sigmata {
namespace {

// The obvious way, code point by code point.
bool NaiveGlobFits(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == kAnyRun) {
    if (NaiveGlobFits(text, pattern.substr(1))) return true;
    return !text.empty() && NaiveGlobFits(text.substr(DecodeUtf8(text).size), pattern);
  }
  if (text.empty()) return false;
  if (pattern[0] == kAnyOne) {
    return NaiveGlobFits(text.substr(DecodeUtf8(text).size), pattern.substr(1));
  }
  return pattern[0] == text[0] && NaiveGlobFits(text.substr(1), pattern.substr(1));
}

std::string Pattern(std::string_view spelling) {
  std::string pattern;
  for (const char c : spelling) pattern += c == '*' ? kAnyRun : c == '?' ? kAnyOne : c;
  return pattern;
}

std::string RandomText(std::mt19937& random, std::initializer_list<const char*> alphabet,
                       std::size_t longest) {
  std::string text;
  for (std::size_t n = random() % (longest + 1); n > 0; --n) {
    text += *(alphabet.begin() + random() % alphabet.size());
  }
  return text;
}

TEST_CASE("a pattern covers the whole text", "[unit]") {
  CHECK(GlobFits("abc", "abc"));
  CHECK_FALSE(GlobFits("abcd", "abc"));
  CHECK_FALSE(GlobFits("ab", "abc"));
  CHECK(GlobFits("", ""));
  CHECK_FALSE(GlobFits("a", ""));
}

TEST_CASE("a run is any text, also none and over lines", "[unit]") {
  CHECK(GlobFits("", Pattern("*")));
  CHECK(GlobFits("", Pattern("**")));
  CHECK(GlobFits("abc", Pattern("*")));
  CHECK(GlobFits("a\nb", Pattern("a*b")));
  CHECK(GlobFits("ababab", Pattern("*ab")));
  CHECK(GlobFits("aXbXc", Pattern("a*b*c")));
  CHECK_FALSE(GlobFits("acb", Pattern("a*b*c")));
  CHECK(GlobFits("a*", Pattern("a") + "*"));
  CHECK_FALSE(GlobFits("ab", Pattern("a") + "*"));
}

TEST_CASE("one character is one code point", "[unit]") {
  CHECK(GlobFits("\xC3\xA4", Pattern("?")));
  CHECK(GlobFits("\xF0\x9F\x98\x80x", Pattern("??")));
  CHECK_FALSE(GlobFits("\xC3\xA4", Pattern("??")));
  CHECK_FALSE(GlobFits("", Pattern("?")));
  CHECK(GlobFits("a", Pattern("*?*")));
  CHECK_FALSE(GlobFits("", Pattern("*?*")));
}

TEST_CASE("globs agree with the obvious way", "[unit]") {
  std::mt19937 random(11);
  int fits = 0;
  for (int i = 0; i < 60'000; ++i) {
    const std::string text = RandomText(random, {"a", "b", "\xC3\xA4", "\xC3\xA5", "*"}, 8);
    const std::string pattern =
        Pattern(RandomText(random, {"a", "b", "*", "*", "?", "\xC3\xA4", "\xC3\xA5"}, 6));
    const bool expected = NaiveGlobFits(text, pattern);
    fits += expected ? 1 : 0;
    if (GlobFits(text, pattern) != expected) {
      FAIL_CHECK("text " << text << ", pattern " << WildcardsToSigma(pattern));
    }
  }
  CHECK(fits > 1000);
}

TEST_CASE("many runs in a long text end soon", "[unit]") {
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += Pattern("*a");
  CHECK_FALSE(GlobFits(std::string(20'000, 'a') + "b", pattern));
}

TEST_CASE("containing", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  CHECK(ContainsText("abc", "bc"));
  CHECK(ContainsText("abc", "abc"));
  CHECK(ContainsText("", ""));
  CHECK(ContainsText("abc", ""));
  CHECK_FALSE(ContainsText("", "a"));
  CHECK_FALSE(ContainsText("abc", "abcd"));
  CHECK(ContainsText(std::string_view("a\0b", 3), std::string_view("\0b", 2)));
}

TEST_CASE("sets agree with asking one literal after the other", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> literals;
    for (std::size_t n = 1 + random() % 6; n > 0; --n) {
      literals.push_back(RandomText(random, {"a", "b", "\xC3\xA4"}, 3));
    }
    std::sort(literals.begin(), literals.end());
    literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
    ProgramBuilder builder;
    for (const std::string& literal : literals) builder.literals.push_back(builder.Text(literal));
    builder.sets.push_back({{0, static_cast<std::uint32_t>(literals.size())}});
    const auto program = builder.Build();
    REQUIRE(program);
    const LiteralSet set(program->image(), program->image().sets[0]);
    for (int i = 0; i < 20; ++i) {
      const std::string text = RandomText(random, {"a", "b", "\xC3\xA4"}, 5);
      const auto any = [&](auto&& ask) {
        return std::any_of(literals.begin(), literals.end(), ask);
      };
      INFO(text);
      REQUIRE(set.HasEqual(text) == any([&](const std::string& l) { return text == l; }));
      REQUIRE(set.HasPrefixOf(text) ==
              any([&](const std::string& l) { return text.starts_with(l); }));
      REQUIRE(set.HasSuffixOf(text) ==
              any([&](const std::string& l) { return text.ends_with(l); }));
      REQUIRE(set.HasPartOf(text) ==
              any([&](const std::string& l) { return text.find(l) != text.npos; }));
    }
  }
}

TEST_CASE("a literal is found wherever it stands in a text of any length", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(7);
  std::size_t found = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = RandomText(random, {"a", "b", "ab", "aaaa"}, 60);
    const std::string literal = RandomText(random, {"a", "b", "aab"}, 14);
    INFO(text << " / " << literal);
    const bool expected = text.find(literal) != std::string::npos;
    CHECK(ContainsText(text, literal) == expected);
    found += expected ? 1 : 0;
  }
  CHECK(found > 4'000);
  CHECK(found < 16'000);
}

TEST_CASE("a literal whose ends stand everywhere is found all the same", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const std::string text = std::string(5'000, 'a') + "b" + std::string(5'000, 'a');
  CHECK(ContainsText(text, std::string(100, 'a') + "b" + std::string(100, 'a')));
  CHECK_FALSE(ContainsText(text, std::string(100, 'a') + "c" + std::string(100, 'a')));
}

}  // namespace
}  // namespace sigmata
