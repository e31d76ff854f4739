// The run that a pattern needs, against RE2: where it does not stand, the pattern is not found.
#include "runtime/program/regex_run.h"

#include <re2/re2.h>

#include <random>
#include <string>

#include "runtime/program/regex.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

bool Stands(std::string_view pattern, std::string_view text) {
  const auto run = NeededRun(pattern);
  REQUIRE(run);
  return run->StandsIn(text);
}

std::string Times(std::size_t count, std::string_view text) {
  std::string all;
  for (; count > 0; --count) all += text;
  return all;
}

TEST_CASE("a run stands where enough of its bytes are side by side", "[unit]") {
  constexpr std::string_view kPattern = R"(\s[a-fA-F0-9]{64}\s[a-fA-F0-9]{16})";
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string front(before, '-');
    CHECK(Stands(kPattern, front + Times(64, "a")));
    CHECK(Stands(kPattern, front + Times(64, "7") + "-"));
    CHECK(Stands(kPattern, front + Times(32, "Fe") + "--------"));
    CHECK(Stands(kPattern, front + Times(21, "a\xC3\xA4") + "b"));  // may be of another sign
    CHECK_FALSE(Stands(kPattern, front + Times(63, "a")));
    CHECK_FALSE(Stands(kPattern, front + Times(63, "a") + "-" + Times(63, "a")));
    CHECK_FALSE(Stands(kPattern, front + Times(32, "ag")));
  }
  CHECK_FALSE(Stands(kPattern, ""));
}

TEST_CASE("what a part of a pattern stands for is told by RE2", "[unit]") {
  const auto signs = [](std::string_view pattern) {
    std::string out;
    for (int c = 0; c < 0x80; ++c) {
      if (Stands(pattern, std::string(8, static_cast<char>(c)))) out += static_cast<char>(c);
    }
    return out;
  };
  CHECK(signs("[ab]{8}") == "ab");
  CHECK(signs("(?i)[ab]{8}") == "ABab");
  CHECK(signs("(?i)x{8}") == "Xx");
  CHECK(signs(R"(\d{8,})") == "0123456789");
  CHECK(signs(R"([]\]x-]{8,9}?y)") == "-]x");
  CHECK(signs(R"([^]a\n]{8})").size() == 0x80 - 3);
  CHECK(signs("[[:xdigit:]_]{8}") == "0123456789ABCDEF_abcdef");
  CHECK(signs(R"(\.{8})") == ".");
  CHECK(signs(".{8}").size() == 0x80 - 1);
  CHECK(signs(R"(a*(b|c{9})?(?:d)+\S{3}e{8}f?)") == "e");
  CHECK(signs("}{8}") == "}");
}

TEST_CASE("nothing is known of a pattern that may do without the run, or that is not understood",
          "[unit]") {
  for (const char* const pattern : {"",
                                    "abc",
                                    "[ab]{7}",
                                    "[ab]+",
                                    "[ab]*",
                                    "a{8}|b",
                                    "(a{8})",
                                    "(a{8})?",
                                    "(?:a{8}|b)",
                                    "a{0,8}",
                                    "a{08}",
                                    "a{8",
                                    "a{8,9,}",
                                    "a{8,,}",
                                    "a{,8}",
                                    "a{8}{2}",
                                    "a{8}*",
                                    "a{8}?+",
                                    "^{8}",
                                    "${8}",
                                    R"(\b{8})",
                                    R"(\B{8})",
                                    R"(\A{8})",
                                    R"(\z{8})",
                                    R"(\Qa{8}\E)",
                                    R"(\x{41}{8})",
                                    R"(\x41{8})",
                                    R"(\pL{8})",
                                    R"(\PL{8})",
                                    R"(\0{8})",
                                    "(?i:a{8})",
                                    "(?s)a{8}",
                                    "b(?i)a{8}",
                                    "(?P<n>x)a{8}",
                                    "[[:][0-9]{8}",
                                    "[+-[:alpha:]]{8}",
                                    "[[:]x?[b]{8}",
                                    "[[:]]{8}",
                                    "[-[:alpha:]]{8}",
                                    "[[:alpha]{8}",
                                    "[[:Alpha:]]{8}",
                                    "[ab{8}",
                                    "a{8})",
                                    "(a{8}",
                                    "a{99999999999999999999}"}) {
    INFO(pattern);
    CHECK_FALSE(NeededRun(pattern).has_value());
  }
}

TEST_CASE("where the run is missing, the pattern is not found", "[unit]") {
  std::mt19937 random(20261122);
  const auto one_of = [&random](std::initializer_list<const char*> parts) {
    return std::string(parts.begin()[random() % parts.size()]);
  };
  std::size_t with_run = 0;
  std::size_t found = 0;
  std::size_t spared = 0;
  for (int round = 0; round < 4'000; ++round) {
    std::string pattern = one_of({"", "", "(?i)", "(?s)", "^"});
    for (std::size_t n = 1 + random() % 5; n > 0; --n) {
      pattern += one_of({"a",           "b",          "[ab]",
                         "[^b]",        R"(\w)",      R"(\s)",
                         ".",           "(a|b)",      "(?:ab)",
                         "(b",          ")",          "|",
                         R"(\b)",       R"(\\)",      "{",
                         "]",           "[[:]",       "[+-[:alpha:]]",
                         "[[:alpha:]]", "[a-[:]",     "[[:^digit:]b]",
                         "\xC3\xA4",    "[\xC3\xA4k]"});
      pattern +=
          one_of({"", "", "?", "*", "+", "{8}", "{8,}", "{9,12}", "{8,10}?", "{0,9}", "{2}"});
    }
    const RE2 regex(pattern, RE2::Quiet);
    const auto run = NeededRun(pattern);
    if (!regex.ok() || !run) continue;
    ++with_run;
    for (int i = 0; i < 40; ++i) {
      std::string text;
      for (std::size_t n = random() % 7; n > 0; --n) {
        text += Times(1 + random() % 12, one_of({"a", "b", "B", "ab", " ", "\n", "\\", "\xC3\xA4",
                                                 "K", "\xE2\x84\xAA", "\xFF", "{", "]"}));
      }
      INFO(pattern << " in " << text);
      const bool is_there = RE2::PartialMatch(text, regex);
      if (is_there) ++found;
      if (!run->StandsIn(text)) ++spared;
      if (is_there) CHECK(run->StandsIn(text));
      CHECK(Regex(pattern).FoundIn(text) == is_there);
    }
  }
  CHECK(with_run > 500);
  CHECK(found > 1'000);
  CHECK(spared > 1'000);
}

}  // namespace
}  // namespace sigmata
