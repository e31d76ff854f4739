#include "sigmata/json_event.h"

#include <random>

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

// A program that knows the fields named, and no more.
Program ProgramFor(std::initializer_list<const char*> fields) {
  std::string detection = "    s:\n";
  for (const char* const field : fields) {
    detection += "        '" + std::string(field) + "': x\n";
  }
  return ProgramWith(detection + "    condition: s\n");
}

class Reading {
 public:
  Reading(Program program, std::string_view json, std::string_view shape = {})
      : program_(std::move(program)), reader_(program_, shape), status_(reader_.Read(json)) {}

  ReadStatus status() const { return status_; }
  std::string shape() const { return std::string(reader_.event().shape()); }
  std::size_t consumed() const { return reader_.consumed(); }
  bool degraded() const { return reader_.event().degraded(); }
  Strings operator[](std::string_view field) const {
    REQUIRE(status_ == ReadStatus::kRead);
    return ValuesOf(program_, reader_.event(), field);
  }

 private:
  Program program_;
  JsonEventReader reader_;
  ReadStatus status_;
};

ReadStatus StatusOf(std::string_view json) { return Reading(ProgramFor({"a"}), json).status(); }

TEST_CASE("evtx_dump events: System, attributes, EventData, UserData", "[unit]") {
  const Reading event(
      ProgramFor({"EventID", "Provider_Name", "Channel", "Image", "ThreatName", "Inner",
                  "TimeCreated_SystemTime"}),
      R"({"Event":{"System":{"Provider":{"#attributes":{"Name":"P","Guid":"G"}},)"
      R"("EventID":{"#attributes":{"Qualifiers":0},"#text":7045},"Channel":"System",)"
      R"("TimeCreated":{"#attributes":{"SystemTime":"2026"}}},)"
      R"("EventData":{"Image":"C:\\x","Threat Name":"T"},)"
      R"("UserData":{"Anything":{"Inner":1}}}})");
  CHECK(event.shape() == "evtx-json");
  CHECK(event["EventID"] == Strings{"7045"});
  CHECK(event["Provider_Name"] == Strings{R"("P")"});
  CHECK(event["Channel"] == Strings{R"("System")"});
  CHECK(event["Image"] == Strings{R"("C:\\x")"});
  CHECK(event["ThreatName"] == Strings{R"("T")"});
  CHECK(event["Inner"] == Strings{"1"});
  CHECK(event["TimeCreated_SystemTime"] == Strings{R"("2026")"});
}

TEST_CASE("evtx_dump events: unnamed Data are positions and the field Data", "[unit]") {
  const std::string head = R"({"Event":{"System":{"EventID":1,"Provider":{}},"EventData":{"Data":)";
  for (const char* const data : {R"(["one","two"]}}})", R"({"#text":["one","two"]}}}})"}) {
    INFO(data);
    const Reading event(ProgramFor({"Data", "param1", "param2", "param3"}), head + data);
    CHECK(event["Data"] == Strings{R"("one")", R"("two")"});
    CHECK(event["param1"] == Strings{R"("one")"});
    CHECK(event["param2"] == Strings{R"("two")"});
    CHECK(event["param3"].empty());
  }
  const Reading one(ProgramFor({"Data", "param1"}), head + R"("only"}}})");
  CHECK(one["param1"] == Strings{R"("only")"});
}

TEST_CASE("Winlogbeat events: ECS names and winlog names", "[unit]") {
  const Reading event(
      ProgramFor({"EventID", "Provider_Name", "Channel", "Computer", "Image", "param1", "Version",
                  "Execution_ProcessID", "Security_UserID"}),
      R"({"event":{"code":"4100","provider":"P"},"host":{"name":"H"},"winlog":{"channel":"System",)"
      R"("event_data":{"Image":"i","param1":"p"},"process":{"pid":5},"user":{"identifier":"S-1"},)"
      R"("version":1}})");
  CHECK(event.shape() == "winlogbeat-8");
  CHECK(event["EventID"] == Strings{R"("4100")"});
  CHECK(event["Provider_Name"] == Strings{R"("P")"});
  CHECK(event["Channel"] == Strings{R"("System")"});
  CHECK(event["Computer"] == Strings{R"("H")"});
  CHECK(event["Image"] == Strings{R"("i")"});
  CHECK(event["param1"] == Strings{R"("p")"});
  CHECK(event["Version"] == Strings{"1"});
  CHECK(event["Execution_ProcessID"] == Strings{"5"});
  CHECK(event["Security_UserID"] == Strings{R"("S-1")"});
}

TEST_CASE("where two places give a field, the earlier row of the map wins", "[unit]") {
  for (const char* const json :
       {R"({"winlog":{"event_id":"1","provider_name":"W"},"event":{"code":2,"provider":"E"}})",
        R"({"event":{"code":2,"provider":"E"},"winlog":{"provider_name":"W","event_id":"1"}})"}) {
    const Reading event(ProgramFor({"EventID", "Provider_Name"}), json);
    CHECK(event["EventID"] == Strings{"2"});
    CHECK(event["Provider_Name"] == Strings{R"("W")"});
  }
}

TEST_CASE("Fluent Bit events: parameters come by position", "[unit]") {
  const Reading event(ProgramFor({"EventID", "Provider_Name", "param1", "param2", "Qualifiers",
                                  "EventID_Qualifiers"}),
                      R"({"ProviderName":"P","EventID":7,"Qualifiers":16384,"Channel":"System",)"
                      R"("StringInserts":["a","b"]})");
  CHECK(event.shape() == "fluentbit-inserts");
  CHECK(event["Provider_Name"] == Strings{R"("P")"});
  CHECK(event["param2"] == Strings{R"("b")"});
  CHECK(event["EventID_Qualifiers"] == Strings{"16384"});
}

TEST_CASE("NXLog events: flat, and ProviderName is an ordinary field", "[unit]") {
  const Reading event(
      ProgramFor({"EventID", "Provider_Name", "ProviderName", "Computer", "Image"}),
      R"({"SourceName":"P","ProviderName":"own","EventID":7,"Hostname":"H","Image":"i"})");
  CHECK(event.shape() == "nxlog");
  CHECK(event["Provider_Name"] == Strings{R"("P")"});
  CHECK(event["ProviderName"] == Strings{R"("own")"});
  CHECK(event["Computer"] == Strings{R"("H")"});
  CHECK(event["Image"] == Strings{R"("i")"});
}

TEST_CASE("other events speak Sigma's names", "[unit]") {
  const Reading event(ProgramFor({"a", "b.c"}), R"({"a":"x","b":{"c":2}})");
  CHECK(event.shape() == "plain");
  CHECK(event["a"] == Strings{R"("x")"});
  CHECK(event["b.c"] == Strings{"2"});
}

TEST_CASE("event IDs are read as number, text and with escapes", "[unit]") {
  const Program program = ProgramWith("    s: {EventID: 4100}\n    condition: s\n");
  for (const char* const id :
       {"4100", R"("4100")", "4100.0", "4.1e3", R"("04100")", R"("\u0034100")"}) {
    INFO(id);
    CHECK(Fires(program, R"({"EventID":)" + std::string(id) + "}"));
  }
  for (const char* const id :
       {"4101", R"("4100 ")", R"("4.1e3")", "true", "null", "[]", "{}", R"("0x1004")"}) {
    INFO(id);
    CHECK_FALSE(Fires(program, R"({"EventID":)" + std::string(id) + "}"));
  }
}

TEST_CASE("a key given twice gives both values", "[unit]") {
  const Reading event(ProgramFor({"a"}), R"({"a":"x","b":1,"a":"y"})");
  CHECK(event["a"] == Strings{R"("x")", R"("y")"});
}

TEST_CASE("arrays give a value for each element, at any depth", "[unit]") {
  CHECK(Reading(ProgramFor({"a"}), R"({"a":[1,"x",null,true]})")["a"] ==
        Strings{"1", R"("x")", "null", "true"});
  CHECK(Reading(ProgramFor({"a"}), R"({"a":[[1],[[2,3]]]})")["a"] == Strings{"1", "2", "3"});
  CHECK(Reading(ProgramFor({"a.b"}), R"({"a":[{"b":1},{"c":0},{"b":[2]}]})")["a.b"] ==
        Strings{"1", "2"});
  CHECK(Reading(ProgramFor({"a"}), R"({"a":[]})")["a"] == Strings{"[]"});
  CHECK(Reading(ProgramFor({"a"}), R"({"a":[ ]})")["a"] == Strings{"[]"});
}

TEST_CASE("objects and null are present values without text", "[unit]") {
  CHECK(Reading(ProgramFor({"a"}), R"({"a":{}})")["a"] == Strings{"{}"});
  CHECK(Reading(ProgramFor({"a"}), R"({"a":{"b":1}})")["a"] == Strings{"{}"});
  CHECK(Reading(ProgramFor({"a"}), R"({"a":null})")["a"] == Strings{"null"});
  CHECK(Reading(ProgramFor({"a"}), R"({"b":1})")["a"].empty());
}

TEST_CASE("a flat key goes before a path of the same spelling, in either order", "[unit]") {
  for (const char* const json :
       {R"({"a.b":"flat","a":{"b":"path"}})", R"({"a":{"b":"path"},"a.b":"flat"})"}) {
    INFO(json);
    CHECK(Reading(ProgramFor({"a.b"}), json)["a.b"] == Strings{R"("flat")"});
  }
}

TEST_CASE("spaces of event keys do not count, in fields and on paths to them", "[unit]") {
  CHECK(Reading(ProgramFor({"ThreatName"}), R"({"Threat Name":1})")["ThreatName"] == Strings{"1"});
  CHECK(Reading(ProgramFor({"Threat Name"}), R"({"ThreatName":1})")["ThreatName"] == Strings{"1"});
  CHECK(Reading(ProgramFor({"a.bc"}), R"({"a":{"b c":1}})")["a.bc"] == Strings{"1"});
}

TEST_CASE("field names compare exactly", "[unit]") {
  CHECK(Reading(ProgramFor({"Image"}), R"({"image":1})")["Image"].empty());
}

TEST_CASE("keys may be written with escapes", "[unit]") {
  CHECK(Reading(ProgramFor({"a"}), R"({"\u0061":1})")["a"] == Strings{"1"});
  CHECK(Reading(ProgramFor({"a/b"}), R"({"a\/b":1})")["a/b"] == Strings{"1"});
  CHECK(Reading(ProgramFor({"a\"b"}), R"({"a\"b":1})")["a\"b"] == Strings{"1"});
  CHECK(Reading(ProgramFor({"ab"}), R"({"a\u0020b":1})")["ab"] == Strings{"1"});
}

TEST_CASE("what follows the first object is left alone and counted off", "[unit]") {
  const std::string_view two = R"({"a":1}{"a":2})";
  const Reading first(ProgramFor({"a"}), two);
  CHECK(first["a"] == Strings{"1"});
  CHECK(two.substr(first.consumed()).find(R"({"a":2})") != two.npos);
  const std::string_view spaced = " {\"a\":1} \n ";
  const Reading alone(ProgramFor({"a"}), spaced);
  CHECK(alone["a"] == Strings{"1"});
  CHECK(alone.consumed() >= spaced.find('}') + 1);
  CHECK(alone.consumed() <= spaced.size());
}

TEST_CASE("objects side by side are read one after the other, as they are alone", "[unit]") {
  const Program program = ProgramFor({"a"});
  for (const char* const between : {"", " ", "\n", "\r\n"}) {
    std::string text;
    for (int i = 0; i < 50; ++i) {
      if (i > 0) text += between;
      text += i % 7 == 0 ? R"({"b":{"c":[1,{}]},"a":"}{)" : R"({"a":")";
      text += std::to_string(i) + "\"}";
    }
    text += " \n";
    JsonEventReader reader(program);
    std::string_view rest = text;
    int count = 0;
    while (rest.find('{') != rest.npos) {
      REQUIRE(reader.Read(rest) == ReadStatus::kRead);
      const std::string number = std::to_string(count);
      CHECK(ValuesOf(program, reader.event(), "a") ==
            Strings{(count % 7 == 0 ? "\"}{" : "\"") + number + "\""});
      CHECK_FALSE(reader.event().degraded());
      rest.remove_prefix(reader.consumed());
      ++count;
    }
    CHECK(count == 50);
  }
}

TEST_CASE("what follows may be of any kind", "[unit]") {
  for (const char* const tail : {" x", "]", "[", " 1", " \"s\"", ","}) {
    INFO(tail);
    CHECK(StatusOf(R"({"a":1})" + std::string(tail)) == ReadStatus::kRead);
  }
}

TEST_CASE("what has nothing of an object in it is refused", "[unit]") {
  for (const char* const json :
       {"", " ", "\n", "x", "1", "null", "true", "\"a\"", "[]", "[1,\"a\"]", "}", R"("a")",
        R"(<Event/>)", "a=1 b=2", "\xEF\xBB\xBF"}) {
    INFO(json);
    CHECK(StatusOf(json) == ReadStatus::kNotJson);
  }
}

TEST_CASE("deeper nesting where fields look degrades the event", "[unit]") {
  const auto nested = [](std::size_t depth) {
    return Reading(ProgramFor({"a", "b"}), R"({"a":)" + std::string(depth, '[') + "1" +
                                               std::string(depth, ']') + R"(,"b":2})");
  };
  CHECK_FALSE(nested(kMaxEventDepth - 1).degraded());
  for (const std::size_t depth : {kMaxEventDepth, std::size_t{100'000}}) {
    const Reading event = nested(depth);
    CHECK(event.degraded());
    CHECK(event["a"] == Strings{"1"});
    CHECK(event["b"] == Strings{"2"});
  }
}

TEST_CASE("deep nesting beside the fields does no harm", "[unit]") {
  std::string json = R"({"z":)" + std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(StatusOf(json + R"(,"a":1})") == ReadStatus::kRead);
}

TEST_CASE("keywords look at every value, however deep", "[unit]") {
  const Program program = ProgramWith("    k: [needle]\n    condition: k\n");
  CHECK(Fires(program, R"({"z":[{"y":["hay","a Needle!"]}]})"));
  CHECK_FALSE(Fires(program, R"({"needle":1})"));
  const std::string deep = R"({"z":)" + std::string(600, '[') + R"({"needle":["a needle"]})" + "}";
  CHECK(Fires(program, deep));
  CHECK(Reading(program, deep).degraded());
}

TEST_CASE("a forced shape is used for every event, an unknown one is not", "[unit]") {
  const Program program = ProgramFor({"Computer", "Hostname"});
  const char* const nxlog = R"({"SourceName":"P","EventID":1,"Hostname":"H"})";
  CHECK(JsonEventReader::HasShape(program, "plain"));
  CHECK_FALSE(JsonEventReader::HasShape(program, "no such shape"));
  const Reading plain(program, nxlog, "plain");
  CHECK(plain.shape() == "plain");
  CHECK(plain["Computer"].empty());
  CHECK(plain["Hostname"] == Strings{R"("H")"});
  CHECK(Reading(program, nxlog, "no such shape").shape() == "nxlog");
  CHECK(Reading(program, R"({"x":1})", "nxlog").shape() == "nxlog");
}

TEST_CASE("shapes may alternate from event to event", "[unit]") {
  struct Case {
    const char* json;
    const char* shape;
  };
  const Case cases[] = {
      {R"({"Event":{"System":{"EventID":1},"EventData":{"a":"v"}}})", "evtx-json"},
      {R"({"winlog":{"event_id":1,"event_data":{"a":"v"}}})", "winlogbeat-7"},
      {R"({"winlog":{"event_id":"1","event_data":{"a":"v"}}})", "winlogbeat-8"},
      {R"({"winlog.event_id":"1","winlog.event_data.a":"v"})", "winlogbeat-8"},
      {R"({"Event.System.EventID":1,"Event.EventData.a":"v"})", "flat-dot"},
      {R"({"data":{"win":{"system":{"eventID":"1"},"eventdata":{"a":"v"}}}})", "wazuh"},
      {R"({"body":{"event_id":{"id":1},"event_data":{"data":[{"a":"v"}]}}})", "otel-v2"},
      {R"({"EventId":1,"Provider":"p","Payload":"{\"EventData\":{\"a\":\"v\"}}"})", "evtxecmd"},
      {R"({"StringInserts":[],"EventID":1,"a":"v"})", "fluentbit-inserts"},
      {R"({"SourceName":"s","EventID":1,"a":"v"})", "nxlog"},
      {R"({"a":"v"})", "plain"},
  };
  const Program program = ProgramFor({"a"});
  JsonEventReader reader(program);
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    const Case& event = cases[random() % std::size(cases)];
    INFO(event.json);
    REQUIRE(reader.Read(event.json) == ReadStatus::kRead);
    REQUIRE(reader.event().shape() == event.shape);
    REQUIRE(ValuesOf(program, reader.event(), "a") == Strings{R"("v")"});
  }
}

TEST_CASE("what is read takes some bytes, however it is damaged", "[unit]") {
  const Program program = ProgramFor({"a"});
  JsonEventReader reader(program);
  for (const char* const damaged : {R"({"":{"":""},"":{"":{"":"":""},"":"":""}}})",
                                    R"({"m":{"b":"c"},"d":{"e":{"f":"g":"h"},"i":"j":"k"}}})"}) {
    INFO(damaged);
    CHECK((reader.Read(damaged) != ReadStatus::kRead || reader.consumed() > 0));
  }
}

TEST_CASE("a reader goes on after events it cannot read", "[unit]") {
  const Program program = ProgramFor({"a"});
  JsonEventReader reader(program);
  for (const char* const bad : {"", "{", "[]", "{\"a\":\"\xFF\"}", R"({"a":"old","a":x})"}) {
    const bool object = std::string_view(bad).starts_with('{');
    REQUIRE(reader.Read(bad) == (object ? ReadStatus::kRead : ReadStatus::kNotJson));
    if (object) CHECK(reader.event().degraded());
    REQUIRE(reader.Read(R"({"a":"new"})") == ReadStatus::kRead);
    CHECK(ValuesOf(program, reader.event(), "a") == Strings{R"("new")"});
    CHECK_FALSE(reader.event().degraded());
  }
}

TEST_CASE("the event knows how many bytes it was read from", "[unit]") {
  const Program program = ProgramFor({"a"});
  JsonEventReader reader(program);
  REQUIRE(reader.Read(R"({"a":1})") == ReadStatus::kRead);
  CHECK(reader.event().byte_size() == 7);
}

TEST_CASE("padded bytes are read in place", "[unit]") {
  const Program program = ProgramFor({"a"});
  std::string text = R"({"a":"value"})";
  const std::size_t size = text.size();
  text.resize(size + kEventPadding, '"');  // what is behind does not matter
  JsonEventReader reader(program);
  REQUIRE(reader.ReadPadded(std::string_view(text).substr(0, size)) == ReadStatus::kRead);
  const Event& event = reader.event();
  const Value& value = event.value(event.link(event.First(SlotOf(program, "a"))).value);
  CHECK(value.raw == "value");
  CHECK(value.raw.data() == text.data() + 6);
}

TEST_CASE("a moved reader goes on reading", "[unit]") {
  const Program program = ProgramFor({"a"});
  JsonEventReader first(program);
  JsonEventReader second = std::move(first);
  CHECK(second.Read(R"({"a":1})") == ReadStatus::kRead);
}

TEST_CASE("every read status has words", "[unit]") {
  for (const ReadStatus status :
       {ReadStatus::kRead, ReadStatus::kNotJson, ReadStatus::kTooLarge, ReadStatus::kNoMemory}) {
    CHECK_FALSE(ReadStatusText(status).empty());
  }
}

}  // namespace
}  // namespace sigmata
