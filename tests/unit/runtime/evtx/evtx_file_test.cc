#include "sigmata/evtx_file.h"

#include "runtime/evtx/evtx_chunk.h"
#include "sigmata/event_reader.h"
#include "tests/support/catch.h"
#include "tests/support/evtx_builder.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using testing::BytesOf;
using testing::EvtxBuilder;
using testing::EvtxValue;
using testing::Utf16Of;
using Strings = std::vector<std::string>;
using Data = std::vector<std::pair<std::string, EvtxValue>>;

// The JSON of each record, or what is wrong in its place.
Strings Read(std::string_view file) {
  Strings items;
  EvtxFile evtx(file);
  while (const auto item = evtx.Next()) {
    items.emplace_back(item->status == EvtxStatus::kRead ? item->json
                                                         : EvtxStatusText(item->status));
  }
  return items;
}

EvtxValue Text(std::string_view ascii) { return {0x01, Utf16Of(ascii)}; }
EvtxValue Number(std::uint8_t type, std::uint64_t number, std::size_t size) {
  return {type, BytesOf(number, size)};
}

std::string EventJson(int id, std::string_view data) {
  return R"({"Event":{"System":{"Provider":{"#attributes":{"Name":"P"}},"EventID":)" +
         std::to_string(id) + R"(,"Channel":"System"},"EventData":)" + std::string(data) + "}}";
}

// What stands for EventData of an event with these data.
std::string DataJson(const Data& data) {
  EvtxBuilder builder;
  builder.AddEvent(1, "P", 7, "System", data);
  const Strings items = Read(builder.File());
  REQUIRE(items.size() == 1);
  const std::string head = EventJson(7, "");
  if (!items[0].starts_with(head.substr(0, head.size() - 2))) return items[0];
  const std::string tail = items[0].substr(head.size() - 2);
  return tail.substr(0, tail.size() - 2);
}

std::string ValueJson(const EvtxValue& value) {
  const std::string json = DataJson({{"x", value}});
  return json.starts_with("{\"x\":") ? json.substr(5, json.size() - 6) : json;
}

TEST_CASE("evtx: records become evtx_dump's JSON", "[unit]") {
  EvtxBuilder builder;
  builder.AddEvent(1, "P", 7, "System", {{"Image", Text("C:\\a")}, {"Empty", Text("")}});
  builder.AddEvent(2, "P", 8, "System", {{"", Text("one")}, {"A", Text("x")}, {"", Text("two")}});
  builder.EndChunk();
  builder.AddEvent(3, "P", 9, "System", {{"", Text("one")}});
  CHECK(Read(builder.File()) == Strings{EventJson(7, R"({"Image":"C:\\a","Empty":""})"),
                                        EventJson(8, R"({"Data":{"#text":["one","two"]},"A":"x"})"),
                                        EventJson(9, R"({"Data":{"#text":"one"}})")});
}

TEST_CASE("evtx: an event is read with the shape of evtx_dump", "[unit]") {
  EvtxBuilder builder;
  builder.AddEvent(1, "P", 7, "System", {{"", Text("one")}, {"Image", Text("a")}});
  const std::string file = builder.File();
  EvtxFile evtx(file);
  const auto item = evtx.Next();
  REQUIRE((item && item->status == EvtxStatus::kRead));
  CHECK(item->record == 1);
  CHECK(item->offset == 4096 + 512);
  const Program program = ProgramWith(
      "    s: {EventID: 7, Provider_Name: P, Channel: System, Image: a, param1: one}\n"
      "    condition: s\n");
  EventReader reader(program);
  REQUIRE(reader.ReadPadded(item->json) == ReadStatus::kRead);
  CHECK(reader.event().shape() == "evtx-json");
  CHECK(ValuesOf(program, reader.event(), "EventID") == Strings{"7"});
  CHECK(ValuesOf(program, reader.event(), "param1") == Strings{R"("one")"});
}

TEST_CASE("evtx: numbers and booleans are what they are", "[unit]") {
  CHECK(ValueJson(Number(0x03, 0xFF, 1)) == "-1");
  CHECK(ValueJson(Number(0x04, 0xFF, 1)) == "255");
  CHECK(ValueJson(Number(0x05, 0x8000, 2)) == "-32768");
  CHECK(ValueJson(Number(0x06, 0x8000, 2)) == "32768");
  CHECK(ValueJson(Number(0x07, 0xFFFFFFFF, 4)) == "-1");
  CHECK(ValueJson(Number(0x08, 0xFFFFFFFF, 4)) == "4294967295");
  CHECK(ValueJson(Number(0x09, ~std::uint64_t{0}, 8)) == "-1");
  CHECK(ValueJson(Number(0x0A, ~std::uint64_t{0}, 8)) == "18446744073709551615");
  CHECK(ValueJson(Number(0x0B, 0x3FC00000, 4)) == "1.5");
  CHECK(ValueJson(Number(0x0C, 0x3FF8000000000000, 8)) == "1.5");
  CHECK(ValueJson(Number(0x0C, 0x7FF0000000000000, 8)) == R"("inf")");
  CHECK(ValueJson(Number(0x0D, 1, 4)) == "true");
  CHECK(ValueJson(Number(0x0D, 0, 4)) == "false");
  CHECK(ValueJson({0x00, ""}) == "null");
}

TEST_CASE("evtx: other values are texts", "[unit]") {
  CHECK(ValueJson({0x01, Utf16Of("a\"b") + std::string("\0\0", 2)}) == R"("a\"b")");
  CHECK(ValueJson({0x02, std::string("a\x80\xE9\0", 4)}) == "\"a\xE2\x82\xAC\xC3\xA9\"");
  CHECK(ValueJson({0x0E, "\x01\xAB"}) == R"("01AB")");
  CHECK(ValueJson(Number(0x10, 0xAB, 4)) == R"("0xab")");
  CHECK(ValueJson(Number(0x10, 0xAB, 8)) == R"("0xab")");
  CHECK(ValueJson(Number(0x14, 0, 4)) == R"("0x0")");
  CHECK(ValueJson(Number(0x15, 0x8000000000000000, 8)) == R"("0x8000000000000000")");
  CHECK(ValueJson({0x0F, "\x85\xF3\x70\x57\x2A\xC2\xE0\x43\xBF\x4C\x06\xF5\x69\x8F\xFB\xD9"}) ==
        R"("5770F385-C22A-43E0-BF4C-06F5698FFBD9")");
  CHECK(ValueJson({0x13, std::string("\x01\x02\0\0\0\0\0\x05\x20\0\0\0\x20\x02\0\0", 16)}) ==
        R"("S-1-5-32-544")");
}

TEST_CASE("evtx: times", "[unit]") {
  CHECK(ValueJson(Number(0x11, 0, 8)) == R"("1601-01-01T00:00:00.000000Z")");
  CHECK(ValueJson(Number(0x11, 116444736000000009, 8)) == R"("1970-01-01T00:00:00.000000Z")");
  CHECK(ValueJson(Number(0x11, 125963423991234567, 8)) == R"("2000-02-29T23:59:59.123456Z")");
  CHECK(ValueJson(Number(0x11, ~std::uint64_t{0}, 8)) == R"("60056-05-28T05:36:10.955161Z")");
  const std::string parts = BytesOf(2024, 2) + BytesOf(2, 2) + BytesOf(4, 2) + BytesOf(29, 2) +
                            BytesOf(23, 2) + BytesOf(5, 2) + BytesOf(6, 2) + BytesOf(7, 2);
  CHECK(ValueJson({0x12, parts}) == R"("2024-02-29T23:05:06.007000Z")");
}

TEST_CASE("evtx: arrays are lists", "[unit]") {
  const std::string zero("\0\0", 2);
  CHECK(ValueJson({0x81, Utf16Of("a") + zero + zero + Utf16Of("b") + zero}) == R"(["a","","b"])");
  CHECK(ValueJson({0x81, Utf16Of("a")}) == R"(["a"])");
  CHECK(ValueJson({0x86, BytesOf(1, 2) + BytesOf(2, 2)}) == "[1,2]");
  CHECK(ValueJson({0x86, ""}) == "[]");
  CHECK(DataJson({{"", {0x81, Utf16Of("a") + zero + Utf16Of("b") + zero}}}) ==
        R"({"Data":{"#text":["a","b"]}})");
}

TEST_CASE("evtx: a value whose bytes do not fit its type costs no event", "[unit]") {
  CHECK(ValueJson(Number(0x08, 0xABCDEF, 3)) == R"("EFCDAB")");
  CHECK(ValueJson({0x0F, "\x01\x02"}) == R"("0102")");
  CHECK(ValueJson({0x13, std::string("\x01\x09\0\0\0\0\0\x05", 8)}) == R"("0109000000000005")");
  CHECK(ValueJson({0x86, "\x01\x02\x03"}) == R"(["010203"])");
  CHECK(ValueJson({0x7D, "\x01"}) == R"("01")");
}

TEST_CASE("evtx: a number without bytes is null", "[unit]") {
  CHECK(ValueJson({0x08, ""}) == "null");
  CHECK(ValueJson({0x13, ""}) == "null");
  CHECK(ValueJson({0x0E, ""}) == R"("")");
}

TEST_CASE("evtx: optional values that are null leave nothing", "[unit]") {
  EvtxBuilder builder;
  builder.BeginRecord(1);
  const std::uint32_t offset = builder.BeginTemplate();
  builder.Open("A", true);
  builder.Attribute("b");
  builder.Substitute(0);
  builder.CloseStart();
  builder.Text("x");
  builder.Substitute(1);
  builder.Close();
  builder.EndTemplate({Text("1"), Number(0x06, 2, 2)});
  builder.EndRecord();
  builder.BeginRecord(2);
  builder.RepeatTemplate(offset, {{}, {}});
  builder.EndRecord();
  CHECK(Read(builder.File()) ==
        Strings{R"({"A":{"#attributes":{"b":"1"},"#text":"x2"}})", R"({"A":"x"})"});
}

TEST_CASE("evtx: references, CDATA and processing instructions", "[unit]") {
  EvtxBuilder builder;
  builder.BeginRecord(1);
  builder.Byte(0x0A);
  builder.Raw(BytesOf(builder.position() + 4, 4) + BytesOf(0, 6) + BytesOf(1, 2) + Utf16Of("t") +
              BytesOf(0, 2));
  builder.Byte(0x0B);
  builder.Raw(BytesOf(1, 2) + Utf16Of("d"));
  builder.Open("A");
  builder.CloseStart();
  builder.Text("a");
  builder.Byte(0x08);
  builder.Raw(Utf16Of("&"));
  builder.Byte(0x09);
  builder.Raw(BytesOf(builder.position() + 4, 4) + BytesOf(0, 6) + BytesOf(2, 2) + Utf16Of("lt") +
              BytesOf(0, 2));
  builder.Byte(0x07);
  builder.Raw(BytesOf(1, 2) + Utf16Of("c"));
  builder.Close();
  builder.EndRecord();
  CHECK(Read(builder.File()) == Strings{R"({"A":"a&<c"})"});
}

// A value that is XML itself; its elements have no dependency identifier.
EvtxValue XmlValue(std::size_t position) {
  std::string xml("\x0F\x01\x01\x00\x01\0\0\0\0", 9);
  xml += BytesOf(position + xml.size() + 4, 4) + BytesOf(0, 6) + BytesOf(1, 2) + Utf16Of("I") +
         BytesOf(0, 2);
  xml += std::string("\x02\x04\x00", 3);
  return {0x21, xml};
}

TEST_CASE("evtx: values that are XML become elements", "[unit]") {
  EvtxBuilder builder;
  builder.BeginRecord(1);
  builder.BeginTemplate();
  builder.Open("A");
  builder.CloseStart();
  builder.Substitute(0);
  builder.Close();
  // Behind the end of the template: count, one descriptor, then the value.
  const std::size_t position = builder.position() + 1 + 4 + 4;
  builder.EndTemplate({XmlValue(position)});
  builder.EndRecord();
  CHECK(Read(builder.File()) == Strings{R"({"A":{"I":null}})"});
}

}  // namespace
}  // namespace sigmata
