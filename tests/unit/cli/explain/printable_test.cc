#include "cli/explain/printable.h"

#include "cli/explain/html_text.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

ExplainedValue Text(std::string text, std::optional<ByteRange> part = std::nullopt) {
  ExplainedValue value;
  value.kind = ValueKind::kString;
  value.text_size = text.size();
  value.text = std::move(text);
  value.part = part;
  return value;
}

TEST_CASE("what could steer a terminal is shown instead") {
  CHECK(Printable("a\x1b[31m\tb") == "a\\u{1B}[31m\\u{9}b");
  CHECK(Printable("\u202Egnp.\u009B31m") == "\\u{202E}gnp.\\u{9B}31m");
  CHECK(Printable("\xFFok \u00E4") == "\uFFFDok \u00E4");
}

TEST_CASE("an excerpt marks the part that fits unless it is all") {
  CHECK(Excerpt(Text("C:\\cmd.exe", ByteRange{2, 10}), 100) == "C:«\\cmd.exe»");
  CHECK(Excerpt(Text("all", ByteRange{0, 3}), 100) == "all");
  CHECK(Excerpt(Text("none"), 100) == "none");
}

TEST_CASE("an excerpt of a long text is around the part") {
  const std::string text = std::string(500, 'a') + "needle" + std::string(500, 'b');
  CHECK(Excerpt(Text(text, ByteRange{500, 506}), 16) == "…aaaaa«needle»bbbbb…");
  CHECK(Excerpt(Text(text), 4) == "aaaa…");
  CHECK(Excerpt(Text(text, ByteRange{1000, 1006}), 8) == "…bb«bbbbbb»");
}

TEST_CASE("an excerpt cuts between characters") {
  CHECK(Excerpt(Text("\u00E4\u00E4\u00E4\u00E4"), 3) == "\u00E4…");
}

TEST_CASE("nothing of a text is HTML") {
  CHECK(HtmlText("<a href=\"x\">'&'</a>\x1b") ==
        "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;\\u{1B}");
  const std::vector<ByteRange> ranges = JoinRanges({{4, 6}, {1, 3}, {2, 4}});
  CHECK(ranges == std::vector<ByteRange>{{1, 6}});
  CHECK(HtmlMarked("a<b>cde", ranges) == "a<mark>&lt;b&gt;cd</mark>e");
}

}  // namespace
}  // namespace sigmata::cli
