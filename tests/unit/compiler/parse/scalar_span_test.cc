#include "compiler/parse/scalar_span.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

// Where the first part of a value `k` that reads `part` stands in the source.
Span SpanOf(const std::string& yaml, std::string_view part) {
  SourceSet sources;
  sources.Add("t.yml", yaml);
  const YamlDocuments documents = ParseYaml(sources, 0);
  REQUIRE(documents.roots.size() == 1);
  const YamlNode& node = *documents.roots[0].Find("k");
  const std::size_t at = node.text.find(part);
  REQUIRE(at != node.text.npos);
  return SpanWithin(yaml, node, at, at + part.size());
}

// Its text there.
std::string Within(const std::string& yaml, std::string_view part) {
  const Span span = SpanOf(yaml, part);
  return yaml.substr(span.begin, span.end - span.begin);
}

TEST_CASE("part of a scalar is found in the source, in every style", "[unit]") {
  CHECK(Within("k: one two three\n", "two") == "two");
  CHECK(Within("k: 'one two three'\n", "two") == "two");
  CHECK(Within("k: \"one two three\"\n", "two") == "two");
  CHECK(Within("k: |\n  one\n  two three\n", "two") == "two");
  CHECK(Within("k: >\n  one\n  two three\n", "two") == "two");
}

TEST_CASE("quotes that are doubled and escapes move what follows", "[unit]") {
  CHECK(Within("k: 'it''s two'\n", "two") == "two");
  CHECK(Within("k: 'it''s two'\n", "'s") == "''s");
  CHECK(Within("k: \"\\t\\\\two\"\n", "two") == "two");
  CHECK(Within("k: \"\\x41two\"\n", "two") == "two");
}

TEST_CASE("lines that are folded do not move what follows", "[unit]") {
  CHECK(Within("k: one\n   two three\n", "two") == "two");
  CHECK(Within("k: one\n\n   two three\n", "three") == "three");
  CHECK(Within("k: 'one\n   two three'\n", "three") == "three");
  CHECK(Within("k: one\r\n   two three\r\n", "three") == "three");
}

std::size_t ColumnOf(const std::string& yaml, std::string_view part) {
  const Span span = SpanOf(yaml, part);
  CHECK(span.end - span.begin == part.size());
  return span.begin;
}

TEST_CASE("a space that is part of the value is found, at either end and between", "[unit]") {
  CHECK(ColumnOf("k: ' lead'\n", " ") == 4);
  CHECK(ColumnOf("k: \" lead\"\n", " ") == 4);
  CHECK(ColumnOf("k: 'x '\n", " ") == 5);
  CHECK(ColumnOf("k: \"6TO4 \"\n", " ") == 8);
  CHECK(ColumnOf("k: one two\n", " ") == 6);
}

TEST_CASE("a span never leaves its scalar", "[unit]") {
  SourceSet sources;
  const std::string yaml = "k: \"\\u00e4\\u20ac end\"\nl: 1\n";
  sources.Add("t.yml", yaml);
  const YamlDocuments documents = ParseYaml(sources, 0);
  const YamlNode& node = *documents.roots[0].Find("k");
  for (std::size_t begin = 0; begin <= node.text.size(); ++begin) {
    for (std::size_t end = begin; end <= node.text.size() + 3; ++end) {
      const Span span = SpanWithin(yaml, node, begin, end);
      CHECK(span.begin >= node.span.begin);
      CHECK(span.end <= node.span.end);
      CHECK(span.begin <= span.end);
    }
  }
}

TEST_CASE("an escape of several bytes is one place of the source", "[unit]") {
  CHECK(Within("k: \"\\u20ac two three\"\n", "two") == "two");
}

TEST_CASE("escapes that stand for one byte of Latin-1 are whole characters", "[unit]") {
  CHECK(Within("k: \"\\_\\N two\"\n", "two") == "two");
  CHECK(Within("k: \"one \\_ two\"\n", "\xC2\xA0") == "\\_");
  CHECK(Within("k: \"\xC3\xA9\\N\\N two\"\n", "\xC3\xA9\xC2\x85\xC2\x85 two") ==
        "\xC3\xA9\\N\\N two");
}

TEST_CASE("extents end where the source does", "[unit]") {
  for (const char* const text : {"", "'", "\"", "\"\\", "|", "|\n", ">\n  ", "&a", "!t", "x"}) {
    INFO(text);
    const std::string_view source(text);
    CHECK(FindScalarExtent(source, 0, "long value").end <= source.size());
    CHECK(FindScalarExtent(source, 99, "v").end <= source.size());
  }
}

}  // namespace
}  // namespace sigmata
