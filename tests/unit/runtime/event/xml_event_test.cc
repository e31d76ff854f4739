#include "runtime/event/xml_event.h"

#include "sigmata/event_reader.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string JsonOf(std::string_view xml) {
  std::string json;
  REQUIRE(AppendXmlAsJson(xml, json));
  return json;
}

ReadStatus StatusOf(std::string_view xml) {
  std::string json = "kept";
  const ReadStatus status = AppendXmlEvent(xml, json).status;
  if (status != ReadStatus::kRead) CHECK(json == "kept");
  return status;
}

struct DegradedJson {
  std::string json;
  bool degraded;
};

DegradedJson DegradedJsonOf(std::string_view xml) {
  DegradedJson result;
  const XmlReading reading = AppendXmlEvent(xml, result.json);
  REQUIRE(reading.status == ReadStatus::kRead);
  result.degraded = reading.degraded;
  return result;
}

std::string Nested(std::size_t depth) {
  std::string xml;
  for (std::size_t i = 0; i < depth; ++i) xml += "<a>";
  xml += "x";
  for (std::size_t i = 0; i < depth; ++i) xml += "</a>";
  return xml;
}

TEST_CASE("XML elements are laid out as evtx_dump lays them out", "[unit]") {
  CHECK(JsonOf("<a/>") == R"({"a":null})");
  CHECK(JsonOf("<a>1</a>") == R"({"a":"1"})");
  CHECK(JsonOf("<a b='c'/>") == R"({"a":{"#attributes":{"b":"c"}}})");
  CHECK(JsonOf("<a b=\"c\" d='\"'>t</a>") ==
        R"({"a":{"#attributes":{"b":"c","d":"\""},"#text":"t"}})");
  CHECK(JsonOf("<a><b>1</b><c><d/></c></a>") == R"({"a":{"b":"1","c":{"d":null}}})");
}

TEST_CASE("XML: Data with a name are keys of that name, others are a list", "[unit]") {
  CHECK(JsonOf("<E><Data Name='A'>1</Data><Data Name='B'/></E>") == R"({"E":{"A":"1","B":""}})");
  CHECK(JsonOf("<E><Data>1</Data></E>") == R"({"E":{"Data":{"#text":"1"}}})");
  CHECK(JsonOf("<E><Data>1</Data><Data/><Data Name='A'>2</Data><Data>3</Data></E>") ==
        R"({"E":{"Data":{"#text":["1","","3"]},"A":"2"}})");
}

TEST_CASE("XML: an empty parameter is an empty text, another empty element is null", "[unit]") {
  CHECK(JsonOf("<UserData><X><A></A></X></UserData>") == R"({"UserData":{"X":{"A":""}}})");
  CHECK(JsonOf("<System><Security/></System>") == R"({"System":{"Security":null}})");
}

TEST_CASE("XML: space is a value unless it lays the file out", "[unit]") {
  CHECK(JsonOf("<a> </a>") == R"({"a":" "})");
  CHECK(JsonOf("<a>\n  <b> x\r\ny </b>\n</a>") == R"({"a":{"b":" x\r\ny "}})");
  CHECK(JsonOf("<a b=' x\ty '/>") == R"({"a":{"#attributes":{"b":" x\ty "}}})");
}

TEST_CASE("XML: references and CDATA are text", "[unit]") {
  CHECK(JsonOf("<a>&lt;&#65;&#xe9;&quot;<![CDATA[<b>]]></a>") == "{\"a\":\"<A\xC3\xA9\\\"<b>\"}");
}

TEST_CASE("XML: elements side by side give their key each time", "[unit]") {
  CHECK(JsonOf("<Param>a</Param><Param>b</Param>") == R"({"Param":"a","Param":"b"})");
}

TEST_CASE("XML: a text that says nothing of an event is refused", "[unit]") {
  CHECK(StatusOf("") == ReadStatus::kNotXml);
  CHECK(StatusOf("text") == ReadStatus::kNotXml);
  CHECK(StatusOf("<!-- only -->") == ReadStatus::kNotXml);
  CHECK(StatusOf("<Event>") == ReadStatus::kNotXml);
  CHECK(StatusOf("<Event></System>") == ReadStatus::kNotXml);
  CHECK(StatusOf("<Event/>") == ReadStatus::kRead);
}

TEST_CASE("XML: a character zero hides nothing behind it", "[unit]") {
  const std::string half = "\xEF\xBF\xBD";
  CHECK(JsonOf(std::string_view("<a>b\0c\0</a>", 12)) == "{\"a\":\"b" + half + "c" + half + "\"}");
  CHECK(JsonOf("<a>b&#0;c</a>") == "{\"a\":\"b" + half + "c\"}");
  CHECK(JsonOf("<a>&#x000;&#X0;c&#</a>") == "{\"a\":\"" + half + half + "c&#\"}");
  CHECK(JsonOf("<a>&#00048;&#x0041;&#0</a>") == R"({"a":"0A&#0"})");
  // pugixml would take the lowest 32 bits.
  CHECK(JsonOf("<a>b&#4294967296;c&#x100000000;d&#x110000;e</a>") ==
        "{\"a\":\"b" + half + "c" + half + "d" + half + "e\"}");
  CHECK(JsonOf("<a>&#x10FFFF;&#;&#x;</a>") == "{\"a\":\"\xF4\x8F\xBF\xBF&#;&#x;\"}");
}

TEST_CASE("XML: entities of one's own are not expanded", "[unit]") {
  std::string bomb = "<!DOCTYPE b [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string before = std::to_string(i - 1);
    bomb += "<!ENTITY a" + std::to_string(i) + " \"&a" + before + ";&a" + before + ";\">";
  }
  CHECK(JsonOf(bomb + "]><Event>&a29;</Event>") == R"({"Event":"&a29;"})");
}

TEST_CASE("XML: what is nested too deeply is one list of texts", "[unit]") {
  CHECK_FALSE(DegradedJsonOf(Nested(kMaxXmlDepth)).degraded);
  const DegradedJson deep = DegradedJsonOf("<Event>" + Nested(kMaxXmlDepth + 5) + "</Event>");
  CHECK(deep.degraded);
  CHECK(deep.json.find(R"("a":["x"])") != std::string::npos);
  const DegradedJson deepest = DegradedJsonOf("<Event>" + Nested(1000000) + "</Event>");
  CHECK(deepest.degraded);
  CHECK(deepest.json.find(R"("a":["x"])") != std::string::npos);
  std::string json = "kept";
  CHECK_FALSE(AppendXmlAsJson(Nested(kMaxXmlDepth + 1), json));
  CHECK(json == "kept");
}

TEST_CASE("XML: an event that breaks off is read up to there", "[unit]") {
  const std::string whole =
      "<Event><System><EventID>7</EventID></System>"
      "<EventData><Data Name='A'>one</Data><Data Name='B'>two</Data></EventData></Event>";
  const DegradedJson cut = DegradedJsonOf(whole.substr(0, whole.find("wo</Data>")));
  CHECK(cut.degraded);
  CHECK(cut.json == R"({"EventXml":{"System":{"EventID":"7"},"EventData":{"A":"one","B":"t"}}})");
  CHECK_FALSE(DegradedJsonOf(whole).degraded);
  // Wherever it breaks off, what stood before is there.
  for (std::size_t size = whole.find("</System>"); size < whole.size(); ++size) {
    const DegradedJson part = DegradedJsonOf(whole.substr(0, size));
    CHECK(part.degraded);
    CHECK(part.json.find(R"("EventID":"7")") != std::string::npos);
    const bool a = size >= whole.find("</Data>");
    CHECK((part.json.find(R"("A":"one")") != std::string::npos) == a);
  }
}

TEST_CASE("XML: a tag that does not fit ends what is read", "[unit]") {
  const DegradedJson read = DegradedJsonOf(
      "<Event><System><EventID>7</EventID></Sys><EventData><Data Name='A'>1</Data></EventData>");
  CHECK(read.degraded);
  CHECK(read.json == R"({"EventXml":{"System":{"EventID":"7"}}})");
  std::string json = "kept";
  CHECK_FALSE(AppendXmlAsJson("<a><b>1</b></c>", json));
  CHECK(json == "kept");
}

TEST_CASE("XML: size is bounded", "[unit]") {
  CHECK(StatusOf("<Event>" + std::string(kMaxTextEventBytes, 'x') + "</Event>") ==
        ReadStatus::kTooLarge);
}

}  // namespace
}  // namespace sigmata
