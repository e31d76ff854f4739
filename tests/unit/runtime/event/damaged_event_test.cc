// An event must not escape by damage: each kind of it, met by a rule for a field beside it, a rule
// for what is left of the damaged value, and a keyword.
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using namespace std::string_view_literals;

const Program& Rules() {
  static const Program program =
      ProgramOf(RuleWith("    s: {EventID: 4100, Before: one, After: two}\n"
                         "    condition: s\n",
                         "beside") +
                "---\n" + RuleWith("    s: {Bad|contains: evil}\n    condition: s\n", "within") +
                "---\n" + RuleWith("    k: [evil]\n    condition: k\n", "keyword"));
  return program;
}

// evtx_dump's event with the member given in the middle of its data.
std::string EventWith(std::string_view member) {
  std::string event =
      R"({"Event":{"System":{"EventID":4100,"Channel":"System","Provider":{"#attributes":{"Name":"P"}}},)"
      R"("EventData":{"Before":"one",)";
  return event.append(member).append(R"("After":"two"}}})");
}

struct Damage {
  std::string_view name;
  std::string_view member;
  std::string_view found;  // B beside, W within, K keyword
};

constexpr Damage kDamages[] = {
    {"raw line break", "\"Bad\":\"x\nevil\",", "BWK"},
    {"NUL", "\"Bad\":\"x\0evil\","sv, "BWK"},
    {"control character", "\"Bad\":\"\x01 evil\",", "BWK"},
    {"invalid UTF-8", "\"Bad\":\"\xFF\xC3 evil\xE2\x82\",", "BWK"},
    {"surrogates as UTF-8", "\"Bad\":\"\xED\xA0\x80 evil\",", "BWK"},
    {"quote without backslash", R"("Bad":"an "evil" text",)", "BWK"},
    {"quote without backslash and a comma", R"("Bad":"an "evil", bad text",)", "BWK"},
    {"backslash at the end", R"("Bad":"evil\",)", "BWK"},
    {"no last quote", R"("Bad":"evil,)", "BWK"},
    {"no first quote", R"("Bad":evil thing",)", "BWK"},
    {"no quotes", R"("Bad":evil thing,)", "BWK"},
    {"single quotes", R"('Bad':'evil',)", "BWK"},
    {"quote too many before", R"("Bad":""evil",)", "BWK"},
    {"quote too many behind", R"("Bad":"evil"",)", "BWK"},
    {"no comma", R"("Bad":"evil")", "BWK"},
    {"another sign for the comma", R"("Bad":"evil";)", "BWK"},
    {"two commas", R"("Bad":"evil",,)", "BWK"},
    {"no colon", R"("Bad" "evil",)", "BWK"},
    {"another sign for the colon", R"("Bad"="evil",)", "BWK"},
    {"key without quotes", R"(Bad:"evil",)", "BWK"},
    {"key without its first quote", R"(Bad":"evil",)", "BWK"},
    {"key without its last quote", R"("Bad:"evil",)", "BWK"},
    {"quote within the key", R"("B"ad":"evil",)", "BK"},
    {"byte order mark", "\xEF\xBB\xBF\"Bad\":\"evil\",", "BWK"},
    {"comment", R"(/* "x":{ */"Bad":"evil",)", "BWK"},
    {"list closed as an object", R"("Bad":["evil"},)", "BWK"},
    {"list not closed", R"("Bad":["evil",)", "BWK"},
    {"list not opened", R"("Bad":"evil","x"],)", "BWK"},
    {"list opened for nothing", R"("Bad":["evil",)", "BWK"},
    {"object opened for nothing", R"("Bad":{"evil",)", "BWK"},
    {"brace before the key", R"({"Bad":"evil",)", "BWK"},
    {"words that are no value", R"("x":nope,"Bad":"evil",)", "BWK"},
    {"leading zero", R"("Bad":"evil","EventIDs":01,)", "BWK"},
    {"not a number", R"("Bad":["evil",NaN,-Infinity,.5,-,1e,0x10],)", "BWK"},
    {"stray text", R"(evil,)", "BK"},
};

TEST_CASE("a damaged member hides neither the event nor itself", "[unit]") {
  for (const Damage& damage : kDamages) {
    INFO(damage.name << ": " << damage.member);
    std::string found;
    for (const std::string& title : TitlesFor(Rules(), EventWith(damage.member))) {
      found += title == "beside" ? 'B' : title == "within" ? 'W' : 'K';
    }
    CHECK(found == damage.found);
    JsonEventReader reader(Rules());
    REQUIRE(reader.Read(EventWith(damage.member)) == ReadStatus::kRead);
    CHECK(reader.event().degraded());
  }
}

TEST_CASE("what looks odd and is sound is read exactly", "[unit]") {
  const Program program = ProgramOf(
      RuleWith("    s: {a: 123456789012345678901234567890}\n    condition: s\n", "large") +
      "---\n" + RuleWith("    s: {a|gt: 1.5}\n    condition: s\n", "order") + "---\n" +
      RuleWith("    s: {a: \"x\xEF\xBF\xBD\"}\n    condition: s\n", "replaced") + "---\n" +
      RuleWith("    s: {a: '\\\\x41\\\\q'}\n    condition: s\n", "escape") + "---\n" +
      RuleWith("    s: {a: one}\n    condition: s\n", "one") + "---\n" +
      RuleWith("    s: {a: two}\n    condition: s\n", "two"));
  struct Case {
    std::string_view json;
    std::vector<std::string> titles;
  };
  const Case cases[] = {
      {R"({"a":123456789012345678901234567890})", {"large", "order"}},
      {R"({"a":1e400})", {"order"}},
      {R"({"a":"x\uD800"})", {"replaced"}},
      {R"({"a":"x\uDC00"})", {"replaced"}},
      {R"({"a":"\x41\q"})", {"escape"}},
      {R"({"a":"one","a":"two"})", {"one", "two"}},
      {"\xEF\xBB\xBF{\"a\":\"one\"}", {"one"}},
  };
  for (const Case& c : cases) {
    INFO(c.json);
    CHECK(TitlesFor(program, c.json) == c.titles);
    JsonEventReader reader(program);
    REQUIRE(reader.Read(c.json) == ReadStatus::kRead);
    CHECK_FALSE(reader.event().degraded());
    CHECK(reader.consumed() == c.json.size());
  }
}

TEST_CASE("a truncated event keeps what came through", "[unit]") {
  const std::string whole = EventWith(R"("Bad":"an evil thing",)");
  const std::size_t evil = whole.find("evil") + 4;
  for (std::size_t size = evil; size < whole.size(); ++size) {
    INFO(whole.substr(0, size));
    const auto titles = TitlesFor(Rules(), whole.substr(0, size));
    const bool two = size >= whole.find("two") + 3;
    CHECK(titles == (two ? std::vector<std::string>{"beside", "within", "keyword"}
                         : std::vector<std::string>{"within", "keyword"}));
  }
}

TEST_CASE("fields before deep nesting match, and keywords see into it", "[unit]") {
  std::string deep = R"("Bad":)";
  for (int i = 0; i < 10'000; ++i) deep += R"([{"k":)";
  deep += R"("evil")";
  for (int i = 0; i < 10'000; ++i) deep += "}]";
  CHECK(TitlesFor(Rules(), EventWith(deep + ",")) == std::vector<std::string>{"beside", "keyword"});
  // never closed
  const std::string open = EventWith(R"("x":1,)").insert(9, std::string(10'000, '['));
  CHECK(TitlesFor(Rules(), open + "\"evil\"") == std::vector<std::string>{"keyword"});
}

TEST_CASE("a line of 16 MiB is read, sound or not", "[unit]") {
  const std::string filler(std::size_t{16} << 20, 'x');
  const std::vector<std::string> all = {"beside", "within", "keyword"};
  CHECK(TitlesFor(Rules(), EventWith("\"Bad\":\"" + filler + " evil\",")) == all);
  CHECK(TitlesFor(Rules(), EventWith("\"Bad\":\"\x01" + filler + " evil\",")) == all);
}

TEST_CASE("members behind a bracket too many belong to the event", "[unit]") {
  const Program program = ProgramWith("    s: {a: 1, b: 2}\n    condition: s\n");
  CHECK(Fires(program, R"({"a":1},"b":2})"));
  CHECK(Fires(program, R"({"a":1}}"b":2})") == false);  // two signs
  CHECK_FALSE(Fires(program, R"({"a":1},{"b":2})"));
  CHECK_FALSE(Fires(program, R"({"a":1}{"b":2})"));
}

// `depth` lists within each other.
std::string Nested(std::size_t depth, const std::string& within) {
  return std::string(depth, '[') + within + std::string(depth, ']');
}

TEST_CASE("depth is the same whatever the rules ask for", "[unit]") {
  const Program narrow = ProgramWith("    s: {b: 1}\n    condition: s\n");
  const Program wide = ProgramWith("    s: {b: 1, a: 1, x: 1}\n    condition: s\n");
  for (const std::string& value : {Nested(kMaxEventDepth - 1, ""), Nested(kMaxEventDepth, ""),
                                   Nested(600, ""), Nested(300, "{\"x\":" + Nested(150, "") + "}"),
                                   Nested(300, "{\"x\":" + Nested(300, "") + "}"),
                                   Nested(600, "1 2"), Nested(600, "{\"x\":nope}")}) {
    const std::string json = "{\"a\":" + value + ",\"b\":1}";
    std::vector<bool> degraded;
    for (const Program& program : {narrow, wide}) {
      JsonEventReader reader(program);
      REQUIRE(reader.Read(json) == ReadStatus::kRead);
      degraded.push_back(reader.event().degraded());
      CHECK(ValuesOf(program, reader.event(), "b") == std::vector<std::string>{"1"});
    }
    CHECK(degraded[0] == degraded[1]);
  }
}

TEST_CASE("damage is the same whatever the rules ask for", "[unit]") {
  const Program narrow = ProgramWith("    s: {a: 1}\n    condition: s\n");
  const Program wide = ProgramWith("    s: {a: 1, z.y: 1, q: 1, l: 1}\n    condition: s\n");
  for (const char* const json :
       {R"({"z":{"y":nope,'x' 1},"a":1})", R"({"z":{"y":nope},"a":01})", R"({"q":NaN}","a":1})",
        R"({"l":[1 2],"a":1})", R"({"l":[1,],"a":1})", R"({"z":{"x":1,},"a":1})",
        R"({"z":{"x":{"y" 1}},"a":1})", R"({"q":-,"a":1})"}) {
    INFO(json);
    for (const Program& program : {narrow, wide}) {
      JsonEventReader reader(program);
      REQUIRE(reader.Read(json) == ReadStatus::kRead);
      CHECK(reader.event().degraded());
      CHECK_FALSE(ValuesOf(program, reader.event(), "a").empty());
    }
  }
}

}  // namespace
}  // namespace sigmata
