#include "sigmata/value.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string TextOf(std::string_view raw) {
  std::string text;
  AppendText({raw, ValueKind::kString, raw.find('\\') != raw.npos}, text);
  return text;
}

TEST_CASE("each JSON escape gives its character", "[unit]") {
  CHECK(TextOf(R"(\b\f\n\r\t)") == "\b\f\n\r\t");
  CHECK(TextOf(R"(\"\\\/)") == "\"\\/");
  CHECK(TextOf(R"(\u0041\u00e4\u20AC)") == "Aä€");
  CHECK(TextOf(R"(\u0000)") == std::string(1, '\0'));
  CHECK(TextOf(R"(a\\nb)") == "a\\nb");
  CHECK(TextOf("plain ä") == "plain ä");
}

TEST_CASE("surrogate pairs are one code point", "[unit]") {
  CHECK(TextOf(R"(\ud83d\ude00)") == "\xF0\x9F\x98\x80");
  CHECK(TextOf(R"(\uD800\uDC00)") == "\xF0\x90\x80\x80");
  CHECK(TextOf(R"(\uDBFF\uDFFFx)") == "\xF4\x8F\xBF\xBFx");
}

TEST_CASE("a lone surrogate becomes the replacement character", "[unit]") {
  const std::string replacement = "\xEF\xBF\xBD";
  CHECK(TextOf(R"(\ud83d)") == replacement);
  CHECK(TextOf(R"(\ude00)") == replacement);
  CHECK(TextOf(R"(\ud83dx)") == replacement + "x");
  CHECK(TextOf(R"(\ud83d\n)") == replacement + "\n");
  CHECK(TextOf(R"(\ud83d\u0041)") == replacement + "A");
  CHECK(TextOf(R"(\ud83d\ud83d\ude00)") == replacement + "\xF0\x9F\x98\x80");
  CHECK(TextOf(R"(\ude00\ud83d)") == replacement + replacement);
  CHECK(TextOf(R"(\ud83d\ude0)") == replacement + R"(\ude0)");
}

TEST_CASE("what is no escape stays as written", "[unit]") {
  for (const std::string_view raw : {R"(\q)", R"(\u12)", R"(\u)", R"(\u12g4)", R"(\x41)", "\\",
                                     "a\\", R"(\U0041)", R"(\u+123)"}) {
    INFO(raw);
    CHECK(TextOf(raw) == raw);
  }
  CHECK(TextOf(R"(\q\n)") == "\\q\n");
}

TEST_CASE("texts are never longer than what was read", "[unit]") {
  for (const std::string_view raw : {R"(\uffff)", R"(\ud800)", R"(\u07ff)", R"(\ud83d\ude00)"}) {
    CHECK(TextOf(raw).size() <= raw.size());
  }
}

TEST_CASE("text is appended to what is there", "[unit]") {
  std::string out = "x=";
  AppendText({R"(\u0041b)", ValueKind::kString, true}, out);
  AppendText({"", ValueKind::kString, false}, out);
  AppendText({"12", ValueKind::kNumber, false}, out);
  CHECK(out == "x=Ab12");
}

TEST_CASE("values are written as JSON byte for byte, bad escapes as good ones", "[unit]") {
  std::string out;
  AppendJson({R"(a\u0041\q)", ValueKind::kString, true}, out);
  AppendJson({"1e5", ValueKind::kNumber, false}, out);
  AppendJson({"true", ValueKind::kBool, false}, out);
  AppendJson({"", ValueKind::kNull, false}, out);
  AppendJson({"", ValueKind::kEmptyArray, false}, out);
  AppendJson({"", ValueKind::kObject, false}, out);
  CHECK(out == R"("a\u0041\\q"1e5truenull[]{})");
}

TEST_CASE("half of a surrogate pair is written as the sign for what is none", "[unit]") {
  const auto written = [](std::string_view raw) {
    std::string out;
    AppendJson({raw, ValueKind::kString, true}, out);
    return out;
  };
  CHECK(written(R"(a\ud83d\ude00b)") == R"("a\ud83d\ude00b")");
  CHECK(written(R"(a\ud83db)") == R"("a\ufffdb")");
  CHECK(written(R"(\ude00)") == R"("\ufffd")");
  CHECK(written(R"(\ud83d\ud83d\ude00)") == R"("\ufffd\ud83d\ude00")");
  CHECK(written(R"(\ud83d\u0041)") == R"("\ufffd\u0041")");
  CHECK(written(R"(\ud83d\n)") == R"("\ufffd\n")");
  CHECK(written(R"(\ud83d\ude0)") == R"("\ufffd\\ude0")");
  CHECK(written(R"(\\ud83d)") == R"("\\ud83d")");
}

TEST_CASE("a text that was made, not read, is written with the escapes it needs", "[unit]") {
  std::string out;
  AppendJson({"C:\\a \"b\"\n\x1f\xC3\xA4", ValueKind::kString, false}, out);
  CHECK(out == "\"C:\\\\a \\\"b\\\"\\n\\u001f\xC3\xA4\"");
}

TEST_CASE("strings, numbers and booleans are scalars", "[unit]") {
  CHECK(Value{"", ValueKind::kString}.is_scalar());
  CHECK(Value{"1", ValueKind::kNumber}.is_scalar());
  CHECK(Value{"true", ValueKind::kBool}.is_scalar());
  CHECK_FALSE(Value{"null", ValueKind::kNull}.is_scalar());
  CHECK_FALSE(Value{"", ValueKind::kEmptyArray}.is_scalar());
  CHECK_FALSE(Value{"", ValueKind::kObject}.is_scalar());
}

TEST_CASE("an escape is decoded at every place of a text of any length", "[unit]") {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t behind = 0; behind < 20; ++behind) {
      const std::string a(before, 'a');
      const std::string b(behind, 'b');
      INFO(before << " " << behind);
      CHECK(TextOf(a + R"(\\)" + b) == a + R"(\)" + b);
      CHECK(TextOf(a + R"(\u0041)" + b) == a + "A" + b);
      CHECK(TextOf(a + R"(\q)" + b) == a + R"(\q)" + b);
    }
  }
}

}  // namespace
}  // namespace sigmata
