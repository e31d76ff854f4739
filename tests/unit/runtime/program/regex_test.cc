#include "runtime/program/regex.h"

#include <string>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("a pattern is searched for anywhere in the text", "[unit]") {
  CHECK(Regex("b+c").FoundIn("abbcd"));
  CHECK_FALSE(Regex("b+c").FoundIn("abbd"));
  CHECK(Regex("").FoundIn(""));
  CHECK(Regex("^abc$").FoundIn("abc"));
  CHECK_FALSE(Regex("^abc$").FoundIn("xabc"));
}

TEST_CASE("letters compare exactly unless the pattern says otherwise", "[unit]") {
  CHECK_FALSE(Regex("abc").FoundIn("ABC"));
  CHECK(Regex("(?i)abc").FoundIn("ABC"));
}

TEST_CASE("without flags a dot stops at line breaks and $ is the end of the text", "[unit]") {
  CHECK_FALSE(Regex("a.b").FoundIn("a\nb"));
  CHECK(Regex("(?s)a.b").FoundIn("a\nb"));
  CHECK_FALSE(Regex("a$").FoundIn("a\nb"));
  CHECK_FALSE(Regex("a$").FoundIn("a\n"));
  CHECK(Regex("(?m)a$").FoundIn("a\nb"));
}

TEST_CASE("a dot is a code point, classes are ASCII", "[unit]") {
  CHECK(Regex("^.$").FoundIn("\xC3\xA4"));
  CHECK_FALSE(Regex("\\w").FoundIn("\xC3\xA4"));
  CHECK(Regex("a\\x00b").FoundIn(std::string_view("a\0b", 3)));
}

TEST_CASE("refusals say what kind of problem it is", "[unit]") {
  CHECK(CheckRegex("a(b|c)*\\d{3}").problem == RegexProblem::kNone);
  for (const std::string_view pattern : {"(", "a)", "[a", "*", "\\", "\\q", "(?z)"}) {
    INFO(pattern);
    const RegexCheck check = CheckRegex(pattern);
    CHECK(check.problem == RegexProblem::kSyntax);
    CHECK_FALSE(check.message.empty());
  }
  for (const std::string_view pattern :
       {"a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?>a)b", "(a)\\1", "(.)x\\9"}) {
    INFO(pattern);
    CHECK(CheckRegex(pattern).problem == RegexProblem::kNotLinear);
  }
  CHECK(CheckRegex("a{1001}").problem == RegexProblem::kTooLarge);
  CHECK(CheckRegex("((a{100}){100}){100}").problem == RegexProblem::kTooLarge);
}

TEST_CASE("a repetition that ends before it begins is not called too large", "[unit]") {
  CHECK(CheckRegex("a{2,1}").problem == RegexProblem::kSyntax);
}

TEST_CASE("the part of the pattern that is at fault is named", "[unit]") {
  CHECK(CheckRegex("ab[z-a]").fragment == "z-a");
  CHECK(CheckRegex("(x)\\1").fragment == "\\1");
}

TEST_CASE("a refused pattern is found nowhere", "[unit]") {
  CHECK_FALSE(Regex("(").FoundIn("("));
  CHECK_FALSE(Regex("(?=a)").FoundIn("a"));
}

TEST_CASE("matching is linear where backtracking would not end", "[unit]") {
  CHECK_FALSE(Regex("^(a+)+$").FoundIn(std::string(20'000, 'a') + "b"));
}

using Texts = std::vector<std::vector<std::string>>;

TEST_CASE("texts that a pattern needs are known, each list for itself", "[unit]") {
  CHECK(RequiredTexts("alpha.*bravo") == Texts{{"alpha"}, {"bravo"}});
  CHECK(RequiredTexts("Alpha|Bravo") == Texts{{"alpha", "bravo"}});
  CHECK(RequiredTexts("(?i)ALPHA") == Texts{{"alpha"}});
  CHECK(RequiredTexts("x(alpha)?y") == Texts{{"x"}, {"y"}});
  CHECK(RequiredTexts("\\w+`[a-z]") == Texts{{"`"}});
  CHECK(RequiredTexts("(?i)need.*(one|two)") == Texts{{"need"}, {"one", "two"}});
}

TEST_CASE("a pattern that needs no text, or is none, has no lists", "[unit]") {
  for (const char* const pattern : {"", ".*", "a*", "(alpha)?", "(unclosed", "alpha|.*"}) {
    INFO(pattern);
    CHECK(RequiredTexts(pattern).empty());
  }
}

}  // namespace
}  // namespace sigmata
