#include "compiler/survey/field_usage.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr const char* kRules =
    "title: A\n"
    "logsource: {product: windows, category: process_creation}\n"
    "detection:\n"
    "    s:\n"
    "        Image|endswith: '\\a.exe'\n"
    "        CommandLine|contains|all: [x, y]\n"
    "    t:\n"
    "        - Image: b\n"
    "        - ParentImge: c\n"
    "    words: [keyword]\n"
    "    condition: (s or t) and words\n"
    "---\n"
    "title: B\n"
    "logsource: {product: windows, category: process_creation}\n"
    "detection:\n"
    "    s: {User|fieldref: ParentUser, NotListed: 1}\n"
    "    condition: s\n"
    "---\n"
    "title: C\n"
    "logsource: {product: toaster}\n"
    "detection:\n"
    "    s: {heat: 9}\n"
    "    condition: s\n";

std::vector<UsedLogsource> Survey(const std::string& shape_id) {
  SourceSet sources;
  sources.Add("rules.yml", kRules);
  CompileOptions options;
  options.lint = true;
  const FieldMaps& maps = ShippedFieldMaps();
  const CollectorShape* shape = nullptr;
  for (const CollectorShape& one : maps.shapes) {
    if (one.id == shape_id) shape = &one;
  }
  REQUIRE((shape != nullptr || shape_id.empty()));
  return SurveyFields(ReadRules(sources, options), maps, shape);
}

const UsedField& Field(const UsedLogsource& logsource, const std::string& name) {
  const auto it = std::find_if(logsource.fields.begin(), logsource.fields.end(),
                               [&](const UsedField& field) { return field.name == name; });
  INFO(name);
  REQUIRE(it != logsource.fields.end());
  return *it;
}

TEST_CASE("fields are counted for each logsource, the most used first") {
  const std::vector<UsedLogsource> used = Survey("");
  REQUIRE(used.size() == 2);
  CHECK(LogsourceName(used[0]) == "toaster");
  CHECK_FALSE(used[0].mapped);
  CHECK(LogsourceName(used[1]) == "windows/process_creation");
  CHECK(used[1].mapped);
  CHECK(used[1].rules.size() == 2);
  CHECK(used[1].fields.size() == 6);
  CHECK(used[1].fields[0].name == "Image");
  CHECK(used[1].fields[0].uses == 2);
  CHECK(used[1].fields[0].rules == std::vector<std::size_t>{0});
  CHECK(Field(used[1], "ParentUser").uses == 1);
}

TEST_CASE("a field is known, not listed, or nothing is known") {
  const std::vector<UsedLogsource> used = Survey("");
  CHECK(Field(used[0], "heat").standing == FieldStanding::kUnjudged);
  CHECK(Field(used[1], "Image").standing == FieldStanding::kKnown);
  CHECK(Field(used[1], "NotListed").standing == FieldStanding::kUnlisted);
  CHECK(Field(used[1], "NotListed").problem.empty());
  CHECK(Field(used[1], "ParentImge").problem ==
        "events of this logsource have no field `ParentImge`; did you mean `ParentImage`?");
}

TEST_CASE("a shape says where each kind of event keeps the field") {
  const std::vector<UsedLogsource> used = Survey("winlogbeat-8");
  CHECK(Field(used[1], "Image").paths ==
        std::vector<std::string>{"winlog.event_data.Image", "winlog.event_data.NewProcessName"});
  CHECK(Field(used[1], "CommandLine").paths ==
        std::vector<std::string>{"winlog.event_data.CommandLine"});
  CHECK(Field(used[0], "heat").paths.empty());
}

ShapePath Row(std::string from, std::string to) {
  ShapePath row;
  row.from = std::move(from);
  row.to = std::move(to);
  return row;
}

using Paths = std::vector<std::string>;

TEST_CASE("a shape with nothing but a message gives what can be read from it") {
  CollectorShape shape;
  CHECK(PathsInShape(shape, "IsatapRouter", true).empty());
  shape.paths.push_back(Row("Message", "Message"));
  CHECK(PathsInShape(shape, "IsatapRouter", true) ==
        Paths{"read from the message of described events"});
  CHECK(PathsInShape(shape, "IsatapRouter", false).empty());
  CHECK(PathsInShape(shape, "Message", true) == Paths{"Message"});
}

TEST_CASE("parameters without names are found in described events") {
  CollectorShape shape;
  shape.paths.push_back(Row("StringInserts", ""));
  shape.paths.back().positions = ShapePositions::kEach;
  CHECK(PathsInShape(shape, "IsatapRouter", true) == Paths{"by position, in described events"});
  CHECK(PathsInShape(shape, "IsatapRouter", false).empty());
  shape.paths.push_back(Row("data.{k}", "{K}"));
  CHECK(PathsInShape(shape, "IsatapRouter", true) ==
        Paths{"data.isatapRouter", "by position, in described events"});
}

TEST_CASE("what every event has is looked for elsewhere than its parameters") {
  CollectorShape shape;
  shape.paths.push_back(Row("Event.EventData.{K}.#text", "{K}"));
  shape.paths.push_back(Row("Event.EventData.{K}", "{K}"));
  shape.paths.push_back(Row("Event.System.{K}.#text", "{K}"));
  shape.paths.push_back(Row("Event.System.{K}", "{K}"));
  shape.paths.push_back(Row("Event.System.{K}.#attributes.{A}", "{K}_{A}"));
  shape.paths.push_back(Row("{K}", "{K}"));
  CHECK(PathsInShape(shape, "IsatapRouter", true) == Paths{"Event.EventData.IsatapRouter"});
  CHECK(PathsInShape(shape, "EventID", false) == Paths{"Event.System.EventID"});
  CHECK(PathsInShape(shape, "Provider_Name", false) ==
        Paths{"Event.System.Provider.#attributes.Name"});
}

}  // namespace
}  // namespace sigmata
