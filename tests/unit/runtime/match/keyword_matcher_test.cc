// Keywords found in an event's JSON as it stands, against looking at each decoded value.
#include "runtime/match/keyword_matcher.h"

#include <optional>
#include <random>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/unit/compile_text.h"
#include "tests/unit/runtime/match/pivot_looker.h"

namespace sigmata {
namespace {

std::vector<Pivot> PartsOf(const std::vector<std::string>& keywords) {
  std::vector<Pivot> parts;
  for (const std::string& keyword : keywords) parts.push_back({PivotKind::kPart, keyword});
  return parts;
}

// Keyword i belongs to entry i.
class Looker {
 public:
  explicit Looker(const std::vector<std::string>& keywords)
      : made_(PartsOf(keywords), kEveryValue),
        matcher_(made_.image(), made_.records()),
        found_(keywords.size()) {}

  // None: each value has to be looked at.
  std::optional<Indexes> FindIn(std::string_view json) {
    std::optional<NumberedSigns> numbered;
    const bool whole = matcher_.FindInJson(json, numbered, found_);
    const Indexes entries = TakeAll(found_);
    return whole ? std::optional(entries) : std::nullopt;
  }

 private:
  MadePivots made_;
  KeywordMatcher matcher_;
  CandidateSet found_;
};

TEST_CASE("keywords are found at every place of a text, whatever the case", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Looker looker({"misc::one", "misc::two", "other kiwi"});
  for (std::size_t before = 0; before < 70; ++before) {
    for (const std::size_t behind : {0U, 1U, 15U, 40U}) {
      INFO(before << " " << behind);
      const std::string a(before, 'x');
      const std::string b(behind, 'x');
      CHECK(looker.FindIn(a + "Misc::TWO" + b) == Indexes{1});
      CHECK(looker.FindIn(a + "OTHER kiwi misc::one" + b) == Indexes{0, 2});
      CHECK(looker.FindIn(a + "misc::thre" + b) == Indexes{});
    }
  }
  CHECK(looker.FindIn("") == Indexes{});
}

TEST_CASE("more keywords than a few pairs tell apart are found by their grams", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::vector<std::string> keywords;
  for (char c = 'a'; c <= 'z'; ++c) keywords.push_back(std::string(3, c) + "-" + c + c + c + c);
  Looker looker(keywords);
  CHECK(looker.FindIn("xxx CCC-CCCC yyy-yyyy") == Indexes{2, 24});
  CHECK(looker.FindIn("\\u0041 ccc-cccc") == std::nullopt);
}

TEST_CASE("very many keywords with one pair in common are found", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::vector<std::string> keywords;
  for (int i = 100; i < 500; ++i) keywords.push_back("key::" + std::to_string(i));
  Looker looker(keywords);
  CHECK(looker.FindIn("xx KEY::123 key::499") == Indexes{23, 399});
  CHECK(looker.FindIn("xx key::99 key::500") == Indexes{});
}

TEST_CASE("a sign written as a number is seen, a doubled backslash is none", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Looker looker({"keyword"});
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string a(before, 'x');
    INFO(before);
    CHECK(looker.FindIn(a + R"(\u006beyword)") == std::nullopt);
    CHECK(looker.FindIn(a + R"(\\\u006beyword)") == std::nullopt);
    CHECK(looker.FindIn(a + R"(\\users keyword)") == Indexes{0});
    CHECK(looker.FindIn(a + R"(\\\\u006b)") == Indexes{});
  }
}

TEST_CASE("of a sign written as a number all four digits count", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Looker looker({"keyword"});
  for (const char* const may_hide :
       {R"(\u006b)", R"(\u006B)", R"(\u004b)", R"(\u004B)", R"(\u006bey)", R"(\u)", R"(\u006)",
        R"(\u00zz)", R"(\uzz6b)", R"(\u 6b)"}) {
    INFO(may_hide);
    CHECK(looker.FindIn(may_hide) == std::nullopt);
    CHECK(looker.FindIn(std::string(70, 'x') + may_hide) == std::nullopt);
  }
  for (const char* const hides_none :
       {R"(\u016b)", R"(\u106b)", R"(\uff6b)", R"(\u00eb)", R"(\u0080)", R"(\u007f)", R"(\u0061)",
        R"(\U006b)", R"(\)"}) {
    INFO(hides_none);
    CHECK(looker.FindIn(hides_none) == Indexes{});
    CHECK(looker.FindIn(std::string(70, 'x') + hides_none) == Indexes{});
  }
}

TEST_CASE("what one walk found out about signs written as numbers holds for the next", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const MadePivots first(PartsOf({"other"}), kEveryValue);
  const MadePivots second(PartsOf({"keyword"}), kEveryValue);
  const KeywordMatcher first_matcher(first.image(), first.records());
  const KeywordMatcher second_matcher(second.image(), second.records());
  const auto both = [&](const std::string& json) {
    CandidateSet found(1);
    std::optional<NumberedSigns> numbered;
    const bool one = first_matcher.FindInJson(json, numbered, found);
    CHECK(numbered.has_value());
    const bool two = second_matcher.FindInJson(json, numbered, found);
    return std::pair(one, two);
  };
  const std::string quotes = R"(\u0027\u0027)" + std::string(70, 'x') + R"(\u0027)";
  CHECK(both(quotes) == std::pair(true, true));
  CHECK(both(quotes + R"(\u006bey)" + quotes) == std::pair(true, false));
  CHECK(both(quotes + R"(o\u0074her)" + quotes) == std::pair(false, true));
  CHECK(both(quotes + R"(\u0027\u0065\u0027)") == std::pair(false, false));
  CHECK(both(quotes + R"(\u00zz)" + quotes) == std::pair(false, false));
  CHECK(both(R"(\\u006bey)") == std::pair(true, true));
}

TEST_CASE("a walk after the first finds all that the first would", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const MadePivots pivots(PartsOf({"keyword", "other", "xyz"}), kEveryValue);
  const KeywordMatcher matcher(pivots.image(), pivots.records());
  for (std::size_t before = 0; before < 70; ++before) {
    const std::string json = R"(\u0027)" + std::string(before, '-') + R"(KEYWORD\u0027other,XYZ)";
    INFO(json);
    std::optional<NumberedSigns> numbered;
    CandidateSet found(3);
    CHECK(matcher.FindInJson(json, numbered, found));
    CHECK(TakeAll(found) == Indexes{0, 1, 2});
    CHECK(matcher.FindInJson(json, numbered, found));
    CHECK(TakeAll(found) == Indexes{0, 1, 2});
  }
}

TEST_CASE("any sign outside ASCII may be written as a number", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const MadePivots pivots({{PivotKind::kNotAscii, ""}}, kEveryValue);
  const KeywordMatcher matcher(pivots.image(), pivots.records());
  for (const char* const json : {R"(\u00e4)", R"(\u20ac)", R"(\ud83d\ude00)"}) {
    INFO(json);
    std::optional<NumberedSigns> numbered;
    CandidateSet found(1);
    CHECK_FALSE(matcher.FindInJson(json, numbered, found));
    CHECK_FALSE(matcher.FindInJson(json, numbered, found));
  }
}

TEST_CASE("pairs miss nothing that looking for each keyword finds", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937_64 random(20261121);
  const auto word = [&random](std::size_t least, std::size_t most) {
    std::string text;
    for (std::size_t n = least + random() % (most - least + 1); n > 0; --n) {
      text += "ab:"[random() % 3];
    }
    return text;
  };
  std::size_t held = 0;
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> keywords;
    for (std::size_t n = 1 + random() % 12; n > 0; --n) keywords.push_back(word(2, 9));
    Looker looker(keywords);
    for (int i = 0; i < 20; ++i) {
      const std::string text = word(0, 60);
      Indexes expected;
      for (std::uint32_t k = 0; k < keywords.size(); ++k) {
        if (text.find(keywords[k]) != std::string::npos) expected.push_back(k);
      }
      INFO(text);
      CHECK(looker.FindIn(text) == expected);
      held += expected.size();
    }
  }
  CHECK(held > 5'000);
}

TEST_CASE("a keyword is found in whatever form JSON writes its value", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const Program program = ProgramWith(
      "    k: ['C:\\\\dir\\\\bad.exe', 'a \"quoted\" word']\n"
      "    condition: k\n");
  for (const char* const event :
       {R"({"x":"c:\\dir\\BAD.exe"})", R"({"x":"c:\\dir\\b\u0061d.exe"})",
        R"({"x":["-",{"y":"a \"quoted\" word"}]})", R"({"x":"a \u0022quoted\" word"})",
        R"({"bad.exe":"a \"quoted\" word"})"}) {
    INFO(event);
    CHECK(Fires(program, event));
  }
  for (const char* const event : {R"({"c:\\dir\\bad.exe":"x"})", R"({"x":"\\bad.exe"})",
                                  R"({"x":"c:\\dir\\","y":"bad.exe"})"}) {
    INFO(event);
    CHECK_FALSE(Fires(program, event));
  }
}

TEST_CASE("a slash or dash of a keyword is found in whatever form JSON writes it", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const Program plain = ProgramWith("    k: ['run/away', 'so–called']\n    condition: k\n");
  for (const char* const event :
       {R"({"x":"they run/away"})", R"({"x":"they RUN\/away"})", R"({"x":"run\u002faway"})",
        R"({"x":"so–called"})", R"({"x":"SO\u2013called"})"}) {
    INFO(event);
    CHECK(Fires(plain, event));
  }
  const Program windash = ProgramWith("    k: {'|contains|windash': ' -f'}\n    condition: k\n");
  for (const char* const event : {R"({"x":"a -f"})", R"({"x":"a /f"})", R"({"x":"a \/F"})",
                                  R"({"x":"a —f"})", R"({"x":"a \u2015f"})"}) {
    INFO(event);
    CHECK(Fires(windash, event));
  }
  CHECK_FALSE(Fires(windash, R"({"x":"a f"})"));
}

}  // namespace
}  // namespace sigmata
