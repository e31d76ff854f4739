#include "runtime/event/known_forms.h"

#include <string>
#include <vector>

#include "runtime/event/string_marks.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/unit/runtime/event/met_forms.h"

namespace sigmata {
namespace {

constexpr std::string_view kEvent =
    R"({"a":"text","b":17,"o":{"x":true,"y":null},"list":["one",{},[]],"n":-1.5e3,"e":[],"f":{}})";

TEST_CASE("an event of the same form with other values is met", "[unit]") {
  for (const bool every_value : {false, true}) {
    Forms forms(every_value);
    CHECK_FALSE(forms.Meets(kEvent));
    CHECK(forms.Meets(kEvent));
    CHECK(forms.Meets(
        R"({"a":"","b":0,"o":{"x":false,"y":null},"list":["",{},[]],"n":1,"e":[],"f":{}})"));
    CHECK(forms.Meets(R"({"a":"\"\\","b":-123456789.5e-10,"o":{"x":true,"y":null},)"
                      R"("list":["\u0041\n",{},[]],"n":12345678,"e":[],"f":{}})"));
    CHECK(
        forms.Meets("{\"a\":\"\xC3\xA4\xF0\x9F\x98\x80\",\"b\":17,\"o\":{\"x\":true,\"y\":null},"
                    "\"list\":[\"\x7F\",{},[]],\"n\":7,\"e\":[],\"f\":{}}"));
  }
}

TEST_CASE("several forms are met in turns", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Forms forms;
  const char* const kEvents[] = {
      R"({"a":1})",         R"({"a":"1"})",
      R"({"a":null})",      R"({"a":true})",
      R"({"a":{}})",        R"({"a":[]})",
      R"({"a":{"b":1}})",   R"({"a":[1,2]})",
      R"({"a":[1,2,3]})",   R"({"a":1,"b":2})",
      R"({"a":1,"b":"2"})", R"({"b":1,"a":2})",
      R"({ "a" : 1 })",     R"({})",
      R"({"a":1,"a":2})",   R"({"a'b/":1})",
      " {\"a\" :\t1\r\n}",  R"({"":""})",
  };
  for (const char* const event : kEvents) CHECK_FALSE(forms.Meets(event));
  for (int round = 0; round < 3; ++round) {
    for (const char* const event : kEvents) {
      INFO(event);
      CHECK(forms.Meets(event));
    }
  }
}

TEST_CASE("keys with escapes are left to the walk", "[unit]") {
  Forms forms;
  for (int round = 0; round < 3; ++round) {
    CHECK_FALSE(forms.Meets(R"({"a\"b\\":1})"));
    CHECK_FALSE(forms.Meets(R"({"a":1,"b\n":2})"));
  }
}

TEST_CASE("texts over 64 KiB are left to the walk", "[unit]") {
  Forms forms;
  forms.Meets(R"({"a":""})");
  const std::size_t most = StringMarks::kLongestText - std::string_view(R"({"a":""})").size();
  CHECK(forms.Meets("{\"a\":\"" + std::string(most, 'a') + "\"}"));
  CHECK_FALSE(forms.Meets("{\"a\":\"" + std::string(most + 1, 'a') + "\"}"));
  CHECK_FALSE(forms.Meets("{\"a\":\"" + std::string(most + 1, 'a') + "\"}"));
}

TEST_CASE("a value of another kind is another form", "[unit]") {
  const std::vector<std::string> values = {
      R"("1")", "1",  "-1",  "true", "false", "null", "[]", "[1]", R"({"k":1})", "{}",      "nul",
      "truE",   "01", "1 2", "\"",   "",      "n",    "]",  "1\"", R"("1"2)",    R"(\"1")", "1}"};
  const auto kind = [](const std::string& value) {
    return value == "-1" || value == "1"         ? "number"
           : value == "false" || value == "true" ? "bool"
                                                 : value;
  };
  for (const std::string& known : values) {
    const std::string event = "{\"a\":" + known + ",\"b\":2}";
    Forms forms;
    forms.Meets(event);
    if (!forms.Meets(event)) continue;
    for (const std::string& other : values) {
      INFO(known << " and then " << other);
      CHECK(Meets(event, "{\"a\":" + other + ",\"b\":2}") == (kind(known) == kind(other)));
    }
  }
}

TEST_CASE("a number must be one, however long", "[unit]") {
  for (const char* const number : {"0", "7", "12", "1234567", "12345678", "123456789", "-0", "0.5",
                                   "1e5", "1E+5", "-12.25e-7", "18446744073709551616"}) {
    INFO(number);
    CHECK(Meets(R"({"a":1,"b":2})", "{\"a\":" + std::string(number) + ",\"b\":2}"));
    CHECK(Meets(R"({"a":1})", "{\"a\":" + std::string(number) + "}"));
    CHECK(Meets(R"({"a":[1]})", "{\"a\":[" + std::string(number) + "]}"));
    CHECK(Meets(R"({"a":1 })", "{\"a\":" + std::string(number) + " }"));
  }
  CHECK(Meets(R"({"a":1})", "{\"a\":1" + std::string(61, '0') + "}"));
  for (const char* const number :
       {"00",  "01",      "1x",  "1.",        ".5",       "-",    "+1",    "1e", "1e+",
        "0x1", "1,",      "1:2", "12345678x", "1234567x", "\xB1", "1\xB2", ":",  ";",
        "/",   "0123456", "1/",  "1:",        "NaN",      "1\n2", "1\v"}) {
    INFO(number);
    CHECK_FALSE(Meets(R"({"a":1,"b":2})", "{\"a\":" + std::string(number) + ",\"b\":2}"));
  }
  // So long that it is left to the walk.
  for (std::size_t size = 55; size < 140; ++size) {
    Meets(R"({"a":1})", "{\"a\":" + std::string(size, '1') + "}");
  }
}

TEST_CASE("strings of all lengths are met, with escapes at all places", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Forms forms;
  forms.Meets(R"({"a":"","b":"y"})");
  const auto check = [&forms](const std::string& value) {
    INFO(value);
    CHECK(forms.Meets("{\"a\":\"" + value + "\",\"b\":\"y\"}"));
  };
  for (std::size_t size = 0; size <= 140; ++size) {
    const std::string text(size, 'a');
    for (const char* const end : {"", "\\\\", "\\\"", "\\\\\\\\", "\\\\\\\"", "\\\"\\\"", "\\n"}) {
      check(text + end);
      check(end + text);
    }
  }
  for (const std::size_t size : {1000U, 4095U, 4096U, 32'000U}) {
    check(std::string(size, 'a'));
    check(std::string(size, 'a') + "\\\"");
    check("\\n" + std::string(size, 'a'));
    check(std::string(2 * size, '\\'));
  }
}

TEST_CASE("runs of backslashes escape every other sign, at all places", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Forms forms;
  forms.Meets(R"({"a":"","b":"y"})");
  for (const std::size_t before : {0U, 1U, 2U, 50U, 57U, 62U, 63U, 64U, 65U, 120U}) {
    for (const std::size_t slashes : {0U, 1U, 2U, 3U, 4U, 7U, 8U, 63U, 64U, 65U, 128U, 129U}) {
      const std::string run = std::string(before, 'a') + std::string(slashes, '\\');
      const bool escapes = slashes % 2 == 1;
      INFO(before << " signs and " << slashes << " backslashes");
      CHECK(forms.Meets("{\"a\":\"" + run + (escapes ? "\"" : "") + "\",\"b\":\"y\"}"));
      CHECK(forms.Meets("{\"a\":\"" + run + (escapes ? "\"" : "n\\\"") + "\",\"b\":\"\\\\\"}"));
      // The string ends early, or not where it seems to.
      CHECK_FALSE(forms.Meets("{\"a\":\"" + run + (escapes ? "" : "\"") + "\",\"b\":\"y\"}"));
    }
  }
}

TEST_CASE("a string of many escaped quotation marks ends at the one that is not", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Forms forms;
  forms.Meets(R"({"a":"","b":"y"})");
  for (const std::size_t count : {1U, 2U, 31U, 32U, 63U, 64U, 65U, 1000U, 32'000U}) {
    INFO(count << " escaped marks");
    std::string marks;
    for (std::size_t i = 0; i < count; ++i) marks += "\\\"";
    CHECK(forms.Meets("{\"a\":\"" + marks + "\",\"b\":\"y\"}"));
    CHECK(forms.Meets("{\"a\":\"" + marks + "\\\\\",\"b\":\"" + marks.substr(0, 700) + "\"}"));
    // It does not end at all, whatever stands behind the text.
    CHECK_FALSE(forms.Meets("{\"a\":\"" + marks));
    CHECK_FALSE(forms.Meets("{\"a\":\"" + marks, "\",\"b\":\"y\"}"));
    CHECK_FALSE(forms.Meets("{\"a\":\"x\",\"b\":\"" + marks, "\"}"));
  }
}

TEST_CASE("control characters within values are left to the walk", "[unit]") {
  // Between values there may be some, and they are counted.
  for (const char* const known : {"{\"a\":\"xyz\",\"b\":1}", "\n{\n\t\"a\":\"xyz\",\r\n\"b\":1}"}) {
    for (const char sign : {'\0', '\x01', '\t', '\n', '\r', '\x1F'}) {
      for (const std::size_t at : {0U, 1U, 2U}) {
        std::string event = known;
        event[event.find("xyz") + at] = sign;
        CHECK_FALSE(Meets(known, event));
        CHECK_FALSE(Meets(known, event + " \n"));
        CHECK_FALSE(Meets(known, event + "\t"));
      }
    }
  }
}

TEST_CASE("what is not UTF-8 is left to the walk", "[unit]") {
  for (const char* const value : {"\x80", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80",
                                  "\xE2\x82", "\xFF", "a\xC3\x28z"}) {
    CHECK_FALSE(Meets(R"({"a":"x","b":1})", "{\"a\":\"" + std::string(value) + "\",\"b\":1}"));
    const std::string behind = R"({"a":"x","b":1})" + std::string(value);
    CHECK_FALSE(Meets(R"({"a":"x","b":1})", behind));
  }
  CHECK(Meets(R"({"a":"x"})", "{\"a\":\"\xED\x9F\xBF\xEE\x80\x80\"}"));
  CHECK(Meets("{\"\xC3\xA4\":\"x\"}", "{\"\xC3\xA4\":\"\xC3\xA4\"}"));
  // Bytes of one sign in two keys that share their first byte.
  CHECK_FALSE(Meets("{\"\xC3\xA4\":\"x\"}", "{\"\xC3\xA5\":\"x\"}"));
}

TEST_CASE("a form is another when any byte of its keys is", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  // Keys of lengths that runs are cut at.
  for (std::size_t size = 1; size <= 70; ++size) {
    const std::string key(size, 'k');
    const std::string event = "{\"" + key + "\":1,\"b\":\"" + "v" + "\"}";
    Forms forms;
    forms.Meets(event);
    REQUIRE(forms.Meets(event));
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = event;
      other[2 + i] = 'K';
      INFO(other);
      CHECK_FALSE(Meets(event, other));
    }
    CHECK_FALSE(Meets(event, "{\"" + key + "k\":1,\"b\":\"v\"}"));
  }
}

TEST_CASE("other spaces, orders and lengths are other forms", "[unit]") {
  constexpr std::string_view kKnown = R"({"a":"x","list":[1,2],"b":{"c":1}})";
  for (const char* const other : {R"({"list":[1,2],"a":"x","b":{"c":1}})",
                                  R"( {"a":"x","list":[1,2],"b":{"c":1}})",
                                  R"({ "a":"x","list":[1,2],"b":{"c":1}})",
                                  R"({"a" :"x","list":[1,2],"b":{"c":1}})",
                                  R"({"a": "x","list":[1,2],"b":{"c":1}})",
                                  R"({"a":"x" ,"list":[1,2],"b":{"c":1}})",
                                  R"({"a":"x","list":[1,2] ,"b":{"c":1}})",
                                  R"({"a":"x","list":[1 ,2],"b":{"c":1}})",
                                  R"({"a":"x","list":[1, 2],"b":{"c":1}})",
                                  R"({"a":"x","list":[1,2],"b":{"c": 1}})",
                                  R"({"a":"x","list":[1,2],"b":{"c":1 }})",
                                  R"({"a":"x","list":[1,2],"b":{"c":1} })",
                                  R"({"a":"x","list":[1],"b":{"c":1}})",
                                  R"({"a":"x","list":[1,2,3],"b":{"c":1}})",
                                  R"({"a":"x","list":[],"b":{"c":1}})",
                                  R"({"a":"x","list":[1,2],"b":{}})",
                                  R"({"a":"x","list":[1,2],"b":{"c":1,"c":1}})",
                                  R"({"a":"x","a":"x","list":[1,2],"b":{"c":1}})",
                                  R"({"a":"x","list":[1,2],"b":{"c":1}}})",
                                  R"({"a":"x","list":[1,2],"b":{"c":1})",
                                  R"({"\u0061":"x","list":[1,2],"b":{"c":1}})"}) {
    INFO(other);
    CHECK_FALSE(Meets(kKnown, other));
  }
}

TEST_CASE("what stands behind an event is not read as part of it", "[unit]") {
  constexpr std::string_view kKnown = R"({"a":"x","b":1})";
  for (const char* const more : {"{", "}", ",", "x", " x", "\"", "{\"a\":\"x\",\"b\":1}", "\x01",
                                 "  \x01", "\xFF", "\\", "  ,\"c\":2}"}) {
    INFO(more);
    CHECK_FALSE(Meets(kKnown, std::string(kKnown) + more));
    // Where it does not belong to the text it does not matter.
    CHECK(Meets(kKnown, kKnown, more));
  }
}

TEST_CASE("an event is met with space behind it, and its form learnt", "[unit]") {
  constexpr std::string_view kKnown = R"({"a":"x","b":1})";
  for (const std::string more : {" ", "\n", "\r", "\r\n", "\t \n"}) {
    CHECK(Meets(kKnown, std::string(kKnown) + more));
    CHECK(Meets(std::string(kKnown) + more, kKnown));
    CHECK(Meets(std::string(kKnown) + more, std::string(kKnown) + " \n\n"));
  }
}

TEST_CASE("an event that is cut is not met, whatever stands behind it", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (std::size_t size = 0; size < kEvent.size(); ++size) {
    const std::string_view cut = kEvent.substr(0, size);
    INFO(cut);
    CHECK_FALSE(Meets(kEvent, cut, kEvent.substr(size)));
    Forms forms;
    forms.Meets(kEvent);
    for (int round = 0; round < 2; ++round) {  // where memory ends, and where it begins
      CHECK_FALSE(forms.Meets(cut, kEvent.substr(size)));
      CHECK_FALSE(forms.Meets(cut));
      CHECK(forms.Meets(kEvent));
    }
    CHECK_FALSE(Meets(kEvent, cut, std::string(64, '1')));
    CHECK_FALSE(Meets(kEvent, cut, std::string(64, ' ')));
  }
}

TEST_CASE("with any byte changed an event reads as it is walked", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Forms forms;
  for (std::size_t at = 0; at < kEvent.size(); ++at) {
    for (const char sign : std::string_view("\"\\{}[],: \t\n019-.eatfn\x01\xC3\x80\x7F")) {
      forms.Meets(kEvent);
      std::string event(kEvent);
      event[at] = sign;
      forms.Meets(event);
      event.insert(at, 1, kEvent[at]);
      forms.Meets(event);
      event.erase(at, 2);
      forms.Meets(event);
    }
  }
}

TEST_CASE("values that are bound by what they say are never met", "[unit]") {
  PathTree tree = MadeTree();
  PathTree held;
  held.node(held.FindOrAdd(PathTree::kRoot, "t")).text = PathText::kJson;
  held.FindOrAddPair(PathTree::kRoot, "name", "value");
  const std::uint32_t pairs = held.FindOrAdd(PathTree::kRoot, "p");
  held.FindOrAdd(held.FindOrAddPair(pairs, "name", "value"), "x");
  held.Close();
  Forms forms;
  for (int round = 0; round < 3; ++round) {
    CHECK_FALSE(forms.Meets(R"({"t":"{}"})", held));
    CHECK_FALSE(forms.Meets(R"({"p":{"name":"x","value":1}})", held));
    CHECK(forms.Meets(R"({"q":1})", held) == (round > 0));
    // In another tree they say nothing.
    CHECK(forms.Meets(R"({"t":"{}"})", tree) == (round > 0));
  }
}

TEST_CASE("forms belong to the tree that they were walked beside", "[unit]") {
  const PathTree one = MadeTree();
  const PathTree other = MadeTree();
  Forms forms;
  CHECK_FALSE(forms.Meets(kEvent, one));
  CHECK_FALSE(forms.Meets(kEvent, other));
  CHECK(forms.Meets(kEvent, one));
  CHECK(forms.Meets(kEvent, other));
}

TEST_CASE("a form is met although others begin with its runs", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  // A key as long as a run may be, with what is told from it by what follows alone.
  for (std::size_t size = 20; size < 70; ++size) {
    const std::string begin = "{\"" + std::string(size, 'k') + "\":";
    const std::string events[] = {
        begin + "1}",     begin + "\"x\"}", begin + "{\"x\":1}}", begin + "[]}", begin + "null}",
        begin + "[1,2]}", begin + "true}",  begin + " 1}",        begin + "1 }", begin + "{}}"};
    Forms forms;
    for (const std::string& event : events) forms.Meets(event);
    for (int round = 0; round < 3; ++round) {
      for (const std::string& event : events) {
        INFO(event);
        CHECK(forms.Meets(event));
      }
    }
  }
}

}  // namespace
}  // namespace sigmata
