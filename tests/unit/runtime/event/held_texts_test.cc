// Texts within an event that are read again: what they may do, and what they may cost.
#include "runtime/event/held_texts.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

std::string Quoted(const std::string& json) {
  std::string out = "\"";
  for (const char c : json) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string WindowsEvent(const std::string& data) {
  return R"({"Provider":"p","EventID":1,"EventLevel":4,"EventData":)" + data + "}";
}

Strings Values(const std::string& event) {
  const Program program = ProgramWith("    a: {Image: x}\n    condition: a\n");
  JsonEventReader reader(program);
  REQUIRE(reader.Read(event) == ReadStatus::kRead);
  return ValuesOf(program, reader.event(), "Image");
}

TEST_CASE("a text that is damaged stays a text", "[unit]") {
  CHECK(Values(WindowsEvent(Quoted(R"({"Image":"v"})"))) == Strings{"\"v\""});
  for (const char* const damaged : {R"({"Image":"v")", R"({"Image":"v"}\q)", R"({"Image":"v"} {})",
                                    R"("Image":"v")", "", " ", "{", "{}", "null", "[]", "<a/>"}) {
    INFO(damaged);
    CHECK(Values(WindowsEvent(Quoted(damaged))).empty());
  }
}

TEST_CASE("what is read again may be nested as deeply as an event", "[unit]") {
  const auto nested = [](std::size_t depth) {
    std::string json = R"({"Image":"v","x":)";
    for (std::size_t i = 0; i < depth; ++i) json += '[';
    return json + std::string(depth, ']') + "}";
  };
  CHECK(Values(WindowsEvent(Quoted(nested(100)))) == Strings{"\"v\""});
  // What stood before the depth was too much is there.
  CHECK(Values(WindowsEvent(Quoted(nested(100'000)))) == Strings{"\"v\""});
}

TEST_CASE("only so many texts of an event are read again", "[unit]") {
  std::string list = "[";
  for (int i = 0; i < 10'000; ++i) list += (i == 0 ? "" : ",") + Quoted(R"({"Image":1})");
  CHECK(Values(WindowsEvent(list + "]")).size() == kMaxHeldTexts);
}

TEST_CASE("a text's values live until the next event", "[unit]") {
  const Program program = ProgramWith("    a: {Image: x}\n    condition: a\n");
  JsonEventReader reader(program);
  for (int i = 0; i < 20; ++i) {
    const std::string value(static_cast<std::size_t>(1 + i * 37 % 11), 'x');
    const std::string text = Quoted("{\"Image\":\"" + value + "\"}");
    REQUIRE(reader.Read(WindowsEvent("[" + text + "," + text + "]")) == ReadStatus::kRead);
    CHECK(ValuesOf(program, reader.event(), "Image") ==
          Strings{"\"" + value + "\"", "\"" + value + "\""});
  }
}

TEST_CASE("texts count from one event to the next only", "[unit]") {
  HeldTexts texts;
  for (int event = 0; event < 2; ++event) {
    texts.Begin();
    CHECK_FALSE(texts.Next());
    texts.Add({{R"({\"a\":1})", ValueKind::kString, true}, PathText::kJson, 0, 1});
    texts.Add({{"{}", ValueKind::kString, false}, PathText::kJson, 0, kMaxHeldDepth + 1});
    const auto text = texts.Next();
    REQUIRE(text);
    CHECK(texts.AsJson(*text) == R"({"a":1})");
    CHECK_FALSE(texts.Next());
  }
}

}  // namespace
}  // namespace sigmata
