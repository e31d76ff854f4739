#include "sigmata/source.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string At(const Source& source, std::uint32_t offset) {
  const LineColumn at = source.Locate(offset);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

TEST_CASE("Source tells line and column of a byte, both from 1", "[unit]") {
  const Source source("a", "one\ntwo\n\nfour");
  CHECK(At(source, 0) == "1:1");
  CHECK(At(source, 3) == "1:4");  // the line break belongs to its line
  CHECK(At(source, 4) == "2:1");
  CHECK(At(source, 8) == "3:1");
  CHECK(At(source, 9) == "4:1");
  CHECK(At(source, 12) == "4:4");
}

TEST_CASE("Source reads an offset past the end as the end", "[unit]") {
  const Source source("a", "one\ntwo");
  CHECK(At(source, 7) == "2:4");
  CHECK(At(source, 8) == "2:4");
  CHECK(At(source, 0xFFFFFFFF) == "2:4");
  CHECK(At(Source("b", ""), 5) == "1:1");
  CHECK(At(Source("c", "x\n"), 99) == "2:1");
}

TEST_CASE("Source counts columns in code points", "[unit]") {
  const Source source("a", "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80x");  // ä € emoji x
  CHECK(At(source, 2) == "1:2");
  CHECK(At(source, 5) == "1:3");
  CHECK(At(source, 9) == "1:4");
}

TEST_CASE("Source counts each byte that is not UTF-8 as one column", "[unit]") {
  CHECK(At(Source("a", "\xFF\xC3x"), 2) == "1:3");
}

TEST_CASE("Source gives lines without their break, also CRLF", "[unit]") {
  const Source source("a", "one\r\ntwo\n\nend");
  CHECK(source.Line(1) == "one");
  CHECK(source.Line(2) == "two");
  CHECK(source.Line(3).empty());
  CHECK(source.Line(4) == "end");
  CHECK(source.Line(5).empty());
  CHECK(source.Line(0).empty());
  CHECK(At(source, 5) == "2:1");
}

TEST_CASE("SourceSet numbers its sources densely and keeps them in place", "[unit]") {
  SourceSet sources;
  const Source& first = sources.Get(sources.Add("first", "a"));
  for (int i = 0; i < 100; ++i) sources.Add("more", "b");
  CHECK(first.name() == "first");
  CHECK(first.text() == "a");
  CHECK(sources.size() == 101);
  CHECK(sources.Add("last", "") == 101);
}

}  // namespace
}  // namespace sigmata
