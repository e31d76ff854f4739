// The same events as each kind of collector delivers them: every one is recognised, and its fields
// are those of the event but for what that collector has lost. What is lost is listed here, and a
// loss that is none fails as well.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "tests/conformance/corpora.h"
#include "tests/conformance/shape_losses.h"
#include "tests/differential/reference_json.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

// Not JSON; see text_formats_test.cc.
constexpr std::string_view kOtherForms[] = {"windows-xml", "windows-xml-rendered", "splunk-classic",
                                            "snare"};
constexpr std::size_t kExamples = 101;

const JsonTree& MemberOf(const JsonTree& object, std::string_view key) {
  for (const JsonMember& member : object.members) {
    if (member.key == key) return member.value;
  }
  throw std::runtime_error("no member " + std::string(key));
}

// A field and its value as Windows has them.
struct Expected {
  std::string field, value;
};

// What the canonical form of an event calls its parts, and what rules call them.
constexpr std::pair<std::string_view, std::string_view> kSystemFields[] = {
    {"eid", "EventID"},
    {"provider", "Provider_Name"},
    {"guid", "Provider_Guid"},
    {"esn", "EventSourceName"},
    {"channel", "Channel"},
    {"computer", "Computer"},
    {"version", "Version"},
    {"level", "Level"},
    {"task", "Task"},
    {"opcode", "Opcode"},
    {"keywords", "Keywords"},
    {"rec", "EventRecordID"},
    {"pid", "Execution_ProcessID"},
    {"tid", "Execution_ThreadID"},
    {"user", "Security_UserID"},
    {"binary", "Binary"},
    {"message", "Message"}};

std::vector<Expected> FieldsOf(const JsonTree& canonical) {
  std::vector<Expected> fields;
  for (const auto& [key, field] : kSystemFields) {
    const JsonTree& value = MemberOf(canonical, key);
    if (value.kind != JsonTree::Kind::kNull) fields.push_back({std::string(field), value.text});
  }
  std::size_t position = 0;
  for (const JsonTree& pair : MemberOf(canonical, "data").items) {
    const JsonTree& name = pair.items[0];
    const std::string numbered = fmt::format("param{}", ++position);
    const bool named = name.kind != JsonTree::Kind::kNull;
    fields.push_back({named ? name.text : numbered, pair.items[1].text});
  }
  return fields;
}

// The text as a YAML scalar that Sigma reads as nothing but this text.
std::string Literally(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\\\\\\\";
        break;
      case '*':
      case '?':
        out += std::string("\\\\") + c;
        break;
      case '"':
        out += "\\\"";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + '"';
}

// One rule a field, with the field's name as its title.
Program ProgramFor(const std::vector<Expected>& fields) {
  std::string rules;
  for (const Expected& expected : fields) {
    rules += (rules.empty() ? "" : "---\n") +
             RuleWith(fmt::format("    a:\n        {}: {}\n    condition: a\n", expected.field,
                                  Literally(expected.value)),
                      expected.field);
  }
  return ProgramOf(rules);
}

struct Example {
  std::string shape, canonical, event;
};

std::vector<Example> ReadExamples() {
  std::vector<Example> examples;
  const auto file = FindInShared("data/collector-shape-examples.ndjson");
  if (!file) return examples;
  std::istringstream lines(ReadWholeFile(*file));
  for (std::string line; std::getline(lines, line);) {
    const auto json = ReadJsonTree(line);
    REQUIRE(json);
    const std::string shape = MemberOf(*json, "shape").text;
    if (std::find(std::begin(kOtherForms), std::end(kOtherForms), shape) != std::end(kOtherForms))
      continue;
    examples.push_back(
        {shape, MemberOf(*json, "case").text, WriteJsonTree(MemberOf(*json, "event"))});
  }
  return examples;
}

std::map<std::string, std::vector<Expected>> ReadCanonicalEvents() {
  std::map<std::string, std::vector<Expected>> events;
  const auto file = FindInShared("data/collector-shapes.json");
  if (!file) return events;
  const auto json = ReadJsonTree(ReadWholeFile(*file));
  REQUIRE(json);
  for (const JsonTree& event : MemberOf(*json, "canonical_events").items) {
    events[MemberOf(event, "id").text] = FieldsOf(event);
  }
  return events;
}

// The fields that the example does not have, or has in another form.
std::set<std::string> LostBy(const Example& example, const std::vector<Expected>& fields,
                             std::string_view shape) {
  const std::vector<std::string> titles = TitlesFor(ProgramFor(fields), example.event, shape);
  std::set<std::string> lost;
  for (const Expected& expected : fields) {
    if (std::find(titles.begin(), titles.end(), expected.field) == titles.end())
      lost.insert(expected.field);
  }
  return lost;
}

bool IsWordOf(std::string_view list, std::string_view word) {
  std::istringstream words{std::string(list)};
  for (std::string other; words >> other;) {
    if (other == word) return true;
  }
  return false;
}

std::set<std::string> ListedAsLost(const Example& example, const std::vector<Expected>& fields) {
  std::set<std::string> listed;
  for (const ShapeLoss& loss : ShapeLosses()) {
    if (!IsWordOf(loss.shapes, example.shape) || !IsWordOf(loss.events, example.canonical))
      continue;
    for (const Expected& expected : fields) {
      if (IsWordOf(loss.fields, expected.field)) listed.insert(expected.field);
    }
  }
  return listed;
}

TEST_CASE("every collector's events have the fields of the event", "[conformance]") {
  const std::vector<Example> examples = ReadExamples();
  if (examples.empty()) return;
  const auto canonical = ReadCanonicalEvents();
  CHECK(examples.size() == kExamples);
  for (const Example& example : examples) {
    INFO(example.shape << " " << example.canonical << "\n" << example.event);
    const std::vector<Expected>& fields = canonical.at(example.canonical);
    const std::set<std::string> listed = ListedAsLost(example, fields);
    CHECK(fmt::format("{}", fmt::join(LostBy(example, fields, {}), " ")) ==
          fmt::format("{}", fmt::join(listed, " ")));
    CHECK(LostBy(example, fields, example.shape) == listed);
  }
}

// With the case above: what is listed in vain is no example's.
TEST_CASE("every listed loss is one of some example", "[conformance]") {
  const std::vector<Example> examples = ReadExamples();
  if (examples.empty()) return;
  const auto canonical = ReadCanonicalEvents();
  for (const ShapeLoss& loss : ShapeLosses()) {
    std::istringstream shapes{std::string(loss.shapes)};
    for (std::string shape; shapes >> shape;) {
      std::istringstream fields{std::string(loss.fields)};
      for (std::string field; fields >> field;) {
        INFO(shape << " " << field << ": " << loss.why);
        CHECK(std::any_of(examples.begin(), examples.end(), [&](const Example& example) {
          const auto& all = canonical.at(example.canonical);
          return example.shape == shape && IsWordOf(loss.events, example.canonical) &&
                 std::any_of(all.begin(), all.end(), [&field](const Expected& expected) {
                   return expected.field == field;
                 });
        }));
      }
    }
  }
}

TEST_CASE("every collector's events are recognised", "[conformance]") {
  const Program program = ProgramWith("    a: {EventID: 1}\n    condition: a\n");
  // One reader meets all shapes one after the other, so each is also read with the wrong tree
  // first.
  JsonEventReader reader(program);
  for (const Example& example : ReadExamples()) {
    INFO(example.event);
    CHECK(JsonEventReader::HasShape(program, example.shape));
    REQUIRE(reader.Read(example.event) == ReadStatus::kRead);
    // Where all parameters have names, OpenTelemetry's form of today is that of 2023.
    const bool named = example.canonical != "dhcp1034" && example.canonical != "dhcp1020";
    const bool otel_v3 = example.shape == "otel-v3" && named;
    CHECK(reader.event().shape() == (otel_v3 ? "otel-v1" : example.shape));
  }
}

}  // namespace
}  // namespace sigmata
