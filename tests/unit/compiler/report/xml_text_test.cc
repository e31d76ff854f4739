#include "compiler/report/xml_text.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("what XML 1.0 has no way to write is replaced", "[report]") {
  CHECK(XmlText("a<b> & \"c\"\n") == "a&lt;b&gt; &amp; &quot;c&quot;&#10;");
  CHECK(XmlText("a\x01\x1B[31m") == "a  [31m");
  CHECK(XmlText("\uFFFE\uFFFF") == "\uFFFD\uFFFD");
  CHECK(XmlText("\xFF\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("what XML 1.0 can write stays", "[report]") {
  const std::string text = "caf\u00E9 \uFFFD \U0001F600 \U0001FFFE";
  CHECK(XmlText(text) == text);
}

}  // namespace
}  // namespace sigmata
