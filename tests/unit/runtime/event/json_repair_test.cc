#include "runtime/event/json_repair.h"

#include "tests/differential/reference_json.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

struct Damage {
  std::string_view name;
  std::string_view in;
  std::string_view out;
};

using namespace std::string_view_literals;

constexpr Damage kStrings[] = {
    {"the end of the text is missing", R"({"a":"x)", R"({"a":"x"})"},
    {"the end is missing within an escape", R"({"a":"x\)", R"({"a":"x\\"})"},
    {"the end is missing within a character", R"({"a":"x\u00)", R"({"a":"x\\u00"})"},
    {"brackets behind the missing end", R"({"a":{"b":"x}})", R"({"a":{"b":"x"}})"},
    {"brackets that belong to the text", R"({"a":"f(){x}"})", R"({"a":"f(){x}"})"},
    {"a line break", "{\"a\":\"x\ny\",\"b\":1}", R"({"a":"x\ny","b":1})"},
    {"control characters", "{\"a\":\"x\0\x01\t\r\",\"b\":1}"sv,
     R"({"a":"x\u0000\u0001\t\r","b":1})"},
    {"bytes that are not UTF-8", "{\"a\":\"x\xFFy\xE2\x82z\xED\xA0\x80\",\"b\":1}",
     "{\"a\":\"x\xEF\xBF\xBDy\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\",\"b\":1}"},
    {"escapes that JSON does not have", R"({"a":"\x41\q\u12G4\'","b":01})",
     R"({"a":"\\x41\\q\\u12G4\\'","b":"01"})"},
    {"a lone surrogate is no sign", R"({"a":"\uD800","b":01})", R"({"a":"\ufffd","b":"01"})"},
    {"the last backslash is not doubled", R"({"a":"C:\d\","b":1})", R"({"a":"C:\\d\\","b":1})"},
    {"the same at the end", R"({"a":"C:\d\"})", R"({"a":"C:\\d\\"})"},
    {"quotes without backslash", R"({"a":"say "hi" there","b":1})",
     R"({"a":"say \"hi\" there","b":1})"},
    {"JSON in a string without backslash", R"({"a":"{"k":"v"}","b":1})",
     R"({"a":"{\"k\":\"v\"}","b":1})"},
    {"a quote too many at the start", R"({"a":""x","b":1})", R"({"a":"\"x","b":1})"},
    {"a quote too many at the end", R"({"a":"x"","b":1})", R"({"a":"x\"","b":1})"},
    {"the first quote is missing", R"({"a":C:\\d, e","b":1})", R"({"a":"C:\\d, e","b":1})"},
    {"the last quote is missing", R"({"a":"x,"b":1})", R"({"a":"x","b":1})"},
    {"the last quote in an object", R"({"o":{"a":"x},"b":1})", R"({"o":{"a":"x"},"b":1})"},
    {"the last quote of a text with brackets", R"({"o":{"a":"{x}},"b":1})",
     R"({"o":{"a":"{x}"},"b":1})"},
    {"the last quote in a list", R"({"a":["x,"y"],"b":1})", R"({"a":["x","y"],"b":1})"},
    {"single quotes", R"({'a':'x"y\'z','b':'it's'})", R"({"a":"x\"y'z","b":"it's"})"},
    {"a single quote that opens nothing", R"({"a":'x,"b":1})", R"({"a":"'x","b":1})"},
};

constexpr Damage kKeys[] = {
    {"without quotes", R"({a:1,b_2:"x"})", R"({"a":1,"b_2":"x"})"},
    {"the first quote is missing", R"({a":1,b c":2})", R"({"a":1,"b c":2})"},
    {"the last quote is missing", R"({"a:1,"b":2})", R"({"a":1,"b":2})"},
    {"the last quote before a text", R"({"a:"x","b":2})", R"({"a":"x","b":2})"},
    {"a quote too many within", R"({"a"b":1,"c":2})", R"({"a\"b":1,"c":2})"},
    {"a quote too many before", R"({""a":1,"c":2})", R"({"":"","a":1,"c":2})"},
    {"a sign before it", "{\"x\":\"y\",\x01\"a\":1}", R"({"x":"y","":"\u0001","a":1})"},
    {"a word before it", R"({"x":"y", and "a":1})", R"({"x":"y","":"and","a":1})"},
    {"no value", R"({"a":,"b":1})", R"({"a":null,"b":1})"},
    {"no value at the end", R"({"b":1,"a":})", R"({"b":1,"a":null})"},
    {"no colon and no value", R"({"b":1,"a"})", R"({"b":1,"":"a"})"},
    {"the end is missing within it", R"({"b":1,"a)", R"({"b":1,"":"a"})"},
};

constexpr Damage kSigns[] = {
    {"no comma", R"({"a":"x" "b":1 "c":2})", R"({"a":"x","b":1,"c":2})"},
    {"no comma in a list", R"({"a":["x" "y" 1]})", R"({"a":["x","y",1]})"},
    {"another sign for the comma", R"({"a":"x";"b":"y"?"c":1})",
     R"({"a":"x","":";","b":"y","":"?","c":1})"},
    {"commas too many", R"({,"a":1,,"b":[1,,2,],})", R"({"a":1,"b":[1,2]})"},
    {"no colon", R"({"a" "x","b" 1,"c"{"d":2}})", R"({"a":"x","b":1,"c":{"d":2}})"},
    {"another sign for the colon", R"({"a"="x","b";1})", R"({"a":"x","b":1})"},
    {"colons too many", R"({"a"::1,"b":2:})", R"({"a":1,"b":2})"},
    {"comments", "{/* { */\"a\":1,// \"\n\"b\":2}", R"({"a":1,"b":2})"},
    {"no comment", R"({"a":1, // "b":2})", R"({"a":1,"":"//","b":2})"},
    {"byte order marks", "\xEF\xBB\xBF{\xEF\xBB\xBF\"a\":\xEF\xBB\xBF\"\xEF\xBB\xBF\"}",
     "{\"a\":\"\xEF\xBB\xBF\"}"},
    {"NUL between tokens", "{\0\"a\"\0:\0 1}\0"sv, R"({"a":1})"},
};

constexpr Damage kWords[] = {
    {"no JSON numbers", R"({"a":01,"b":.5,"c":-,"d":+1,"e":0x1F,"f":1.2.3,"g":1e})",
     R"({"a":"01","b":".5","c":"-","d":"+1","e":"0x1F","f":"1.2.3","g":"1e"})"},
    {"no numbers", R"({"a":NaN,"b":Infinity,"c":-Infinity})",
     R"({"a":"NaN","b":"Infinity","c":"-Infinity"})"},
    {"large numbers are numbers", R"({"a":123456789012345678901234567890,"b":1e400,"c":x})",
     R"({"a":123456789012345678901234567890,"b":1e400,"c":"x"})"},
    {"words", R"({"a":tru,"b":True,"c":hello world,"d":C:\d})",
     R"({"a":"tru","b":"True","c":"hello world","d":"C:\\d"})"},
    {"words that JSON has", R"({"a":true,"b":null,"c":false,"d":x})",
     R"({"a":true,"b":null,"c":false,"d":"x"})"},
};

constexpr Damage kBrackets[] = {
    {"none is closed", R"({"a":{"b":[1,{"c":2)", R"({"a":{"b":[1,{"c":2}]}})"},
    {"another one closes an array", R"({"a":[1},"b":2})", R"({"a":[1],"b":2})"},
    {"another one closes an object", R"({"a":{"c":1],"b":2})", R"({"a":{"c":1},"b":2})"},
    {"an array is not closed", R"({"o":{"a":[1},"b":2})", R"({"o":{"a":[1]},"b":2})"},
    {"an array is not closed before a key", R"({"a":[1,2,"b":2})", R"({"a":[1,2],"b":2})"},
    {"an object in an array is not closed", R"({"a":[{"c":1],"b":2})", R"({"a":[{"c":1}],"b":2})"},
    {"one closes too many", R"({"a":1],"b":2})", R"({"a":1,"b":2})"},
    {"one closes the event too early", R"({"a":1},"b":2})", R"({"a":1,"b":2})"},
    {"one opens too many", R"({"a":{"x","b":2})", R"({"a":"x","b":2})"},
    {"an array opens too many", R"({"a":["x","b":2})", R"({"a":["x"],"b":2})"},
    {"one opens before a key", R"({"a":1,{"b":2})", R"({"a":1,"b":2})"},
    {"a pair too many before a key", R"({"o":{"a":1,{"b":2},"c":3}})",
     R"({"o":{"a":1,"b":2,"c":3}})"},
    {"another one opens", R"({"a":["b":2},"c":3})", R"({"a":{"b":2},"c":3})"},
    {"the first is missing", R"("a":1,"b":2})", R"({"a":1,"b":2})"},
    {"an inner one is missing", R"({"o":"a":1},"b":2})", R"({"o":{"a":1},"b":2})"},
    {"only one", "{", "{}"},
    {"only some", "{[{]}[", "{}"},
};

void Check(const Damage& damage) {
  JsonRepair repair;
  INFO(damage.name << ": " << damage.in);
  REQUIRE(repair.Run(damage.in) == ReadStatus::kRead);
  CHECK(repair.json() == damage.out);
}

TEST_CASE("damaged strings", "[unit]") {
  for (const Damage& damage : kStrings) Check(damage);
}
TEST_CASE("damaged keys", "[unit]") {
  for (const Damage& damage : kKeys) Check(damage);
}
TEST_CASE("damaged commas and colons, and signs that are none of JSON's", "[unit]") {
  for (const Damage& damage : kSigns) Check(damage);
}
TEST_CASE("damaged words", "[unit]") {
  for (const Damage& damage : kWords) Check(damage);
}
TEST_CASE("damaged brackets", "[unit]") {
  for (const Damage& damage : kBrackets) Check(damage);
}

struct Glued {
  std::string_view in;
  std::string_view out;
  std::string_view left;
};

TEST_CASE("damaged events that stand side by side stay two", "[unit]") {
  const Glued cases[] = {
      {R"({"a":01}{"a":2})", R"({"a":"01"})", R"({"a":2})"},
      {R"({"a":01}, {"b":2})", R"({"a":"01"})", R"(, {"b":2})"},
      {R"({"a":01} junk)", R"({"a":"01"})", "junk"},
      {R"({"a":1,"b":"x{"a":2})", R"({"a":1,"b":"x"})", R"({"a":2})"},
      {R"({"a":1,{"a":2})", R"({"a":1})", R"({"a":2})"},
      {R"({"a":1,"b"{"a":2})", R"({"a":1,"b":{"a":2}})", ""},
      {R"(Nov 21 host: {"a":01})", R"({"":"Nov 21 host:","a":"01"})", ""},
      {"/* { */ {\"a\":01}", R"({"a":"01"})", ""},
      {"// {\"a\":01}\n", R"({"":"//","a":"01"})", ""},
      {R"([{"a":01},{"a":2}])", R"({"a":"01"})", R"(,{"a":2}])"},
  };
  for (const Glued& glued : cases) {
    Check({"glued", glued.in, glued.out});
    JsonRepair repair;
    repair.Run(glued.in);
    CHECK(glued.in.substr(repair.consumed()) == glued.left);
  }
}

TEST_CASE("what has nothing of an object cannot be repaired", "[unit]") {
  JsonRepair repair;
  for (const std::string_view text : {""sv, " "sv, "x"sv, "[]"sv, "}"sv, "\"a\""sv, "\0\0"sv}) {
    INFO(text);
    CHECK(repair.Run(text) == ReadStatus::kNotJson);
  }
}

TEST_CASE("sound JSON comes out as it went in", "[unit]") {
  JsonRepair repair;
  for (const std::string_view text :
       {R"({})", R"({"a":{},"b":[],"c":[[],{}]})", R"({"":"","a":[{"":""}]})",
        R"({"a":"x\",","b":"\\","c":"\\\",\"d\":1","e":"}],{["})",
        R"({"a":"x\"},","b":["\"],","y"],":":",",",":":"})",
        R"({"a":-1.5e+10,"b":[0,true,null],"c":"\uD83D\uDE00\/"})",
        R"({"a":"'","b":"'x'","c":"//","d":"/* ","e":"*/"})",
        "{\"\xC3\xA4\":\"\xF0\x9F\x98\x80\"}"}) {
    INFO(text);
    CHECK(repair.Run(text) == ReadStatus::kRead);
    CHECK(repair.json() == text);
    CHECK(repair.consumed() == text.size());
  }
}

TEST_CASE("nesting ends at the limit, and what is deeper is kept", "[unit]") {
  JsonRepair repair;
  std::string deep = R"({"a":1,"b":)";
  for (int i = 0; i < 100'000; ++i) deep += i % 2 == 0 ? "[" : R"({"k":)";
  deep += R"("needle","other":[2)";
  CHECK(repair.Run(deep) == ReadStatus::kRead);
  const std::string json(repair.json());
  CHECK(json.starts_with(R"({"a":1,"b":[{"k":[)"));
  CHECK(json.find(R"(["needle",2])") != json.npos);
  CHECK(json.size() < 8 * kMaxEventDepth);
  CHECK(ReadJsonTree(json).has_value());
}

TEST_CASE("hostile input grows by a constant at most and takes linear time", "[unit]") {
  constexpr std::size_t kSize = std::size_t{1} << 18;
  for (const std::string_view piece :
       {"{"sv,     "["sv,      "\""sv,       "\0"sv,    "\\"sv,     "'"sv,
        "//"sv,    "/*"sv,     ","sv,        ":"sv,     "}"sv,      "]"sv,
        "{\""sv,   "\"a:"sv,   "\"a\":"sv,   "\\\","sv, "\"x,\""sv, "{}{"sv,
        "\"a':"sv, "'a\":"sv,  "[\"a\":"sv,  "a "sv,    "a\""sv,    "\"}"sv,
        "\"},"sv,  "a:\"b{"sv, "{\"a\":{"sv, "[{"sv,    "]}"sv,     "\" "sv,
        "\xFF"sv,  "{,"sv,     "\"a\" "sv,   "[1}"sv,   "x,"sv,     "\xEF\xBB\xBF"sv}) {
    std::string text = "{";
    while (text.size() < kSize) text += piece;
    JsonRepair repair;
    INFO("piece " << piece);
    CHECK(repair.Run(text) == ReadStatus::kRead);
    CHECK(repair.json().size() <= 6 * text.size() + 64);
    std::string padded(repair.json());
    JsonRepair again;
    CHECK(again.Run(padded) == ReadStatus::kRead);
    CHECK(again.json() == padded);
  }
}

}  // namespace
}  // namespace sigmata
