#include "compiler/bind/pattern.h"

#include "compiler/parse/sigma_string.h"
#include "runtime/program/wildcards.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string Described(std::string_view text, Anchor anchor) {
  return DescribePattern(TextPattern(ReadSigmaString(text), anchor, false));
}

TEST_CASE("a text becomes the simplest pattern with the same meaning", "[unit]") {
  struct Row {
    const char* text;
    Anchor anchor;
    const char* pattern;
  };
  const Row rows[] = {
      {"abc", Anchor::kWhole, "= 'abc'"},
      {"abc", Anchor::kStart, "starts with 'abc'"},
      {"abc", Anchor::kEnd, "ends with 'abc'"},
      {"abc", Anchor::kAnywhere, "contains 'abc'"},
      {"abc*", Anchor::kWhole, "starts with 'abc'"},
      {"*abc", Anchor::kWhole, "ends with 'abc'"},
      {"*abc*", Anchor::kWhole, "contains 'abc'"},
      {"**abc**", Anchor::kWhole, "contains 'abc'"},
      {"*abc", Anchor::kStart, "contains 'abc'"},
      {"abc*", Anchor::kEnd, "contains 'abc'"},
      {"abc*", Anchor::kStart, "starts with 'abc'"},
      {"*abc", Anchor::kEnd, "ends with 'abc'"},
      {"*abc*", Anchor::kAnywhere, "contains 'abc'"},
      {"a*c", Anchor::kWhole, "fits 'a*c'"},
      {"a?c", Anchor::kWhole, "fits 'a?c'"},
      {"a*c", Anchor::kAnywhere, "fits '*a*c*'"},
      {"?", Anchor::kWhole, "fits '?'"},
      {"*?*", Anchor::kWhole, "fits '*?*'"},
      {"*", Anchor::kWhole, "has any value"},
      {"**", Anchor::kWhole, "has any value"},
      {"*", Anchor::kAnywhere, "has any value"},
      {"", Anchor::kWhole, "= ''"},
      {"", Anchor::kStart, "has any value"},
      {"", Anchor::kEnd, "has any value"},
      {"", Anchor::kAnywhere, "has any value"},
      {"\\*abc", Anchor::kWhole, "= '*abc'"},
      {"abc\\*", Anchor::kStart, "starts with 'abc*'"},
  };
  for (const Row& row : rows) {
    INFO(row.text << " anchored " << static_cast<int>(row.anchor));
    CHECK(Described(row.text, row.anchor) == row.pattern);
  }
}

TEST_CASE("letters compare exactly where the rule wants it", "[unit]") {
  const Pattern pattern = TextPattern("Abc", Anchor::kWhole, true);
  CHECK(pattern.cased);
  CHECK(pattern.text == "Abc");
  CHECK(DescribePattern(pattern) == "= 'Abc' (cased)");
}

}  // namespace
}  // namespace sigmata
