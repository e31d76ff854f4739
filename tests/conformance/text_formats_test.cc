// The same five events as XML, as Splunk text and as Snare lines: every field has the value of the
// event itself, but for what the form loses or changes, which is listed here.
#include <simdjson.h>

#include <map>
#include <set>

#include "sigmata/compiler.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

namespace dom = simdjson::dom;

using Fields = std::map<std::string, std::string>;

constexpr std::size_t kExamples = 20;  // 4 forms, 5 events

const std::set<std::string> kSystemFields = {"Provider_Guid",
                                             "Provider_EventSourceName",
                                             "EventID_Qualifiers",
                                             "Version",
                                             "Level",
                                             "Task",
                                             "Opcode",
                                             "Keywords",
                                             "TimeCreated_SystemTime",
                                             "EventRecordID",
                                             "Execution_ProcessID",
                                             "Execution_ThreadID",
                                             "Security_UserID"};

// Text forms hold parameters in the message only; of these events the template is known.
const std::set<std::string> kWithTemplate = {"sec4653", "dhcp1020", "iphlp4100"};

// What a form keeps; the rest of the system fields are lost.
bool IsKept(const std::string& shape, const std::string& event, const std::string& field) {
  const bool xml = shape.starts_with("windows-xml");
  if (field == "Message") return shape != "windows-xml";
  if (field == "EventID" || field == "Provider_Name" || field == "Channel" || field == "Computer") {
    return true;
  }
  if (kSystemFields.count(field) == 0) return xml || kWithTemplate.count(event) > 0;
  return xml || (shape == "splunk-classic" && (field == "EventRecordID" || field == "Keywords"));
}

std::string OneLine(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == '\r' || c == '\n' || c == '\t' || c == ' ';
    if (!space)
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  return out;
}

std::string TextOf(const dom::element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  return value.is_null() ? std::string() : simdjson::minify(value);
}

// The fields of one canonical event by Sigma's names.
Fields CanonicalFields(const dom::object& event) {
  const std::map<std::string_view, std::string> names = {{"provider", "Provider_Name"},
                                                         {"guid", "Provider_Guid"},
                                                         {"esn", "Provider_EventSourceName"},
                                                         {"eid", "EventID"},
                                                         {"qual", "EventID_Qualifiers"},
                                                         {"version", "Version"},
                                                         {"level", "Level"},
                                                         {"task", "Task"},
                                                         {"opcode", "Opcode"},
                                                         {"keywords", "Keywords"},
                                                         {"time", "TimeCreated_SystemTime"},
                                                         {"rec", "EventRecordID"},
                                                         {"pid", "Execution_ProcessID"},
                                                         {"tid", "Execution_ThreadID"},
                                                         {"channel", "Channel"},
                                                         {"computer", "Computer"},
                                                         {"user", "Security_UserID"},
                                                         {"binary", "Binary"},
                                                         {"message", "Message"}};
  Fields fields;
  for (const auto& [key, name] : names) {
    const dom::element value = event[key];
    if (!value.is_null()) fields[name] = TextOf(value);
  }
  std::size_t position = 0;
  for (const dom::element pair : dom::array(event["data"])) {
    const dom::array parts = pair;
    ++position;
    const std::string name = TextOf(parts.at(0));
    fields[name.empty() ? "param" + std::to_string(position) : name] = TextOf(parts.at(1));
  }
  return fields;
}

// A rule that asks for every field, so that the reader looks for each.
Program ProgramOfFields(const std::set<std::string>& names) {
  std::string rule = "title: t\nlogsource: {product: windows}\ndetection:\n    s:\n";
  for (const std::string& name : names) rule += "        " + name + ": x\n";
  SourceSet sources;
  sources.Add("rule.yml", rule + "    condition: s\n");
  CompileOptions options;
  options.ignore_logsource = true;
  const CompileReport report = CompileRules(sources, options);
  REQUIRE(report.program);
  return *report.program;
}

class Reading {
 public:
  Reading(const Program& program, std::string_view record) : program_(program), reader_(program) {
    REQUIRE(reader_.Read(record) == ReadStatus::kRead);
  }

  std::string_view shape() const { return reader_.event().shape(); }
  // All values: what a message says in words stands there as the event's code, too.
  std::set<std::string> operator[](const std::string& field) const {
    const Event& event = reader_.event();
    std::set<std::string> values;
    for (std::size_t slot = 0; slot < program_.field_count(); ++slot) {
      if (program_.field_name(slot) != field) continue;
      for (std::uint32_t i = event.First(static_cast<FieldSlot>(slot)); i != Event::kNone;
           i = event.link(i).next) {
        std::string text;
        AppendText(event.value(event.link(i).value), text);
        values.insert(std::move(text));
      }
    }
    return values;
  }

 private:
  Program program_;
  EventReader reader_;
};

// The value a form gives where it is not the event's own.
std::string ExpectedValue(const std::string& shape, const std::string& field,
                          const std::string& value) {
  if (shape == "splunk-classic" && field == "Provider_Name" &&
      value == "Microsoft-Windows-Security-Auditing") {
    return "Microsoft Windows security auditing.";
  }
  // In the message; several codes have these words, so none is given.
  const bool text = shape == "splunk-classic" || shape == "snare";
  if (text && value == "%%8202") return "Sent first (SA) payload";
  return value;
}

void CompareFields(const std::string& shape, const std::string& event, const Fields& expected,
                   const Reading& reading) {
  for (const auto& [field, value] : expected) {
    INFO(field);
    const std::set<std::string> actual = reading[field];
    CHECK(!actual.empty() == IsKept(shape, event, field));
    if (actual.empty() || !IsKept(shape, event, field)) continue;
    if (shape == "splunk-classic" && field == "Keywords") {
      CHECK_FALSE(actual.begin()->starts_with("0x"));  // words, such as Audit Failure
    } else if (shape == "snare" && field == "Message") {
      CHECK(OneLine(*actual.begin()) == OneLine(value));
    } else {
      CHECK(actual.count(ExpectedValue(shape, field, value)) == 1);
    }
  }
}

TEST_CASE("events in XML and text have the fields of the same events", "[conformance]") {
  const auto shapes = FindInShared("data/collector-shapes.json");
  const auto examples = FindInShared("data/collector-shape-examples.ndjson");
  if (!shapes || !examples) return;
  dom::parser parser;
  std::map<std::string, Fields> canonical;
  std::set<std::string> names;
  for (const dom::element event : dom::array(parser.load(shapes->string())["canonical_events"])) {
    Fields& fields = canonical[TextOf(event["id"])];
    fields = CanonicalFields(event);
    for (const auto& [name, value] : fields) names.insert(name);
  }
  const Program program = ProgramOfFields(names);
  const std::set<std::string> forms = {"windows-xml", "windows-xml-rendered", "splunk-classic",
                                       "snare"};
  std::size_t seen = 0;
  dom::parser lines;
  for (const dom::element example : lines.load_many(examples->string(), 1U << 20U)) {
    const std::string shape = TextOf(example["shape"]);
    if (forms.count(shape) == 0) continue;
    const std::string event = TextOf(example["case"]);
    INFO(shape << " " << event);
    REQUIRE(canonical.count(event) == 1);
    const Reading reading(program, TextOf(example["event"]));
    CHECK(reading.shape() == shape);
    CompareFields(shape, event, canonical[event], reading);
    ++seen;
  }
  CHECK(seen == kExamples);
}

TEST_CASE("a provider's display name is one of its names", "[conformance]") {
  SourceSet sources;
  sources.Add("rule.yml",
              "title: t\nlogsource: {product: windows, service: security}\ndetection:\n"
              "    s: {Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4653}\n"
              "    condition: s\n");
  const CompileReport report = CompileRules(sources);
  REQUIRE(report.program);
  EventReader reader(*report.program);
  const Matcher matcher(*report.program);
  MatchScratch scratch = matcher.NewScratch();
  REQUIRE(reader.Read("1/2/2024\nLogName=Security\nEventCode=4653\n"
                      "SourceName=Microsoft Windows security auditing.\n") == ReadStatus::kRead);
  CHECK(matcher.MatchEvent(reader.event(), scratch).size() == 1);
}

}  // namespace
}  // namespace sigmata
