#include "runtime/program/regex.h"

#include <algorithm>
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

TEST_CASE("a line of so many signs is found as by the regex that asks for it", "[unit]") {
  std::vector<std::string> texts = {""};
  for (const std::string piece : {"a", "bc", "\n", "\r", "\xC3\xA4", "\xFF", "\xF0\x9F\x98\x80"}) {
    for (std::size_t i = 0, count = texts.size(); i < count && texts.size() < 4000; ++i) {
      texts.push_back(texts[i] + piece);
      texts.push_back(piece + texts[i] + piece);
    }
  }
  for (const std::string repeat : {"{0}", "{1}", "{2}", "{3,}", "{4,}", "{2,5}", "{5,5}"}) {
    const Regex asked("." + repeat);
    const Regex same("(?:." + repeat + ")");  // the long way
    for (const std::string& text : texts) {
      INFO(repeat << " in " << text);
      CHECK(asked.FoundIn(text) == same.FoundIn(text));
    }
  }
  for (const char* const refused : {".{2,1}", ".{1001}", ".{2,1001}"}) {
    CHECK_FALSE(Regex(refused).FoundIn(std::string(2000, 'a')));
  }
  for (const char* const other :
       {".{", ".{}", ".{a}", ".{1", ".{,2}", ".{ 1}", ".{01}", ".{0,02}", ".{1,2", ".{-1}"}) {
    INFO(other);
    CHECK(Regex(other).FoundIn("x" + std::string(other + 1)));
    CHECK_FALSE(Regex(other).FoundIn("xxxx"));
  }
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

TEST_CASE("signs that may be left out make several beginnings", "[unit]") {
  CHECK(RequiredTexts("(?i)\\$\\{`?E`?n").back() ==
        std::vector<std::string>{"${`e`n", "${`en", "${e`n", "${en"});
  CHECK(RequiredTexts("ab?cd[0-9]").back() == std::vector<std::string>{"abcd", "acd"});
  CHECK(RequiredTexts("ab??cd+x").back() == std::vector<std::string>{"abcd", "acd"});
  // Each sign that may be left out doubles them; eight are the most.
  CHECK(RequiredTexts("a?b?c?d?efg").back().size() == 1);
  // An alternative may begin otherwise, a repetition may be of any length.
  for (const char* const other :
       {"ab?cd|efgh", "ab?c*d", "ab?c{2}d", "ab?(c)d", "ab?.cd", "^ab?cd"}) {
    INFO(other);
    for (const auto& list : RequiredTexts(other)) {
      CHECK(std::find(list.begin(), list.end(), "acd") == list.end());
      CHECK(std::find(list.begin(), list.end(), "abcd") == list.end());
    }
  }
}

TEST_CASE("a pattern that needs no text, or is none, has no lists", "[unit]") {
  for (const char* const pattern : {"", ".*", "a*", "(alpha)?", "(unclosed", "alpha|.*"}) {
    INFO(pattern);
    CHECK(RequiredTexts(pattern).empty());
  }
}

}  // namespace
}  // namespace sigmata
