#include "cli/test/rule_tests_file.h"

#include <fmt/core.h>

#include <map>

#include "cli/test/inline_event.h"
#include "cli/test/strict_map.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata::cli {
namespace {

constexpr std::string_view kFileKeys[] = {"tests"};
constexpr std::string_view kTestKeys[] = {"name", "match", "event", "json",
                                          "file", "rule",  "shape"};

class TestReader {
 public:
  TestReader(const YamlNode& node, std::vector<Diagnostic>& diagnostics)
      : node_(node), map_(node, "a test", kTestKeys, diagnostics) {}

  // False: not all of the test could be understood.
  bool Read(WrittenTest& out) {
    const auto name = map_.RequireText("name");
    if (name) out.test.name = *name;
    out.test.span =
        node_.is_map() && node_.Find("name") != nullptr ? node_.Find("name")->span : node_.span;
    const bool expectation = ReadExpectation(out.test);
    const bool events = ReadEvents(out);
    if (const auto rule = map_.Text("rule")) {
      out.rule = *rule;
      out.rule_span = map_.Find("rule")->span;
    }
    if (const auto shape = map_.Text("shape")) out.test.shape = *shape;
    return name && expectation && events;
  }

 private:
  bool ReadExpectation(TestCase& test) {
    const YamlNode* const match = map_.Require("match");
    if (match == nullptr) return false;
    if (TypeOf(*match) == ScalarType::kBool) {
      test.expected = match->text.front() == 't' || match->text.front() == 'T' ? Expected::kAll
                                                                               : Expected::kNone;
      return true;
    }
    if (const auto count = WholeNumber(*match); count && map_.Find("file") != nullptr) {
      test.expected = Expected::kExactly;
      test.count = *count;
      return true;
    }
    map_.Report(match->span, "`match` is true or false, or of a file how many events match");
    return false;
  }

  bool ReadEvents(WrittenTest& out) {
    const YamlNode* const event = map_.Find("event");
    const YamlNode* const json = map_.Find("json");
    const YamlNode* const file = map_.Find("file");
    const int given =
        (event != nullptr ? 1 : 0) + (json != nullptr ? 1 : 0) + (file != nullptr ? 1 : 0);
    if (given != 1) {
      if (node_.is_map()) {
        map_.Report(
            out.test.span,
            given == 0 ? "the test has no event" : "the test has its event in several forms",
            "give one of `event` (a map of fields), `json` (a text), `file` (a path)");
      }
      return false;
    }
    if (event != nullptr) return ReadInline(*event, out);
    const auto text = map_.Text(json != nullptr ? "json" : "file");
    if (!text) return false;
    (json != nullptr ? out.test.event : out.test.file) = *text;
    out.test.events_span = (json != nullptr ? json : file)->span;
    return true;
  }

  bool ReadInline(const YamlNode& event, WrittenTest& out) {
    out.test.events_span = event.span;
    if (!event.is_map()) {
      map_.Report(event.span, "`event` is a map of fields and values");
      return false;
    }
    if (const YamlNode* const shape = map_.Find("shape")) {
      map_.Report(shape->span, "an event that is written as fields has no shape of a collector");
      return false;
    }
    out.test.event = InlineEvent(event);
    out.test.shape = kInlineShape;
    for (const YamlEntry& entry : event.entries) {
      out.fields.push_back(entry.key);
      out.test.fields.push_back(entry.key.text);
    }
    return true;
  }

  const YamlNode& node_;
  StrictMap map_;
};

// Reports are read by name, so a name stands for one test.
void CheckNames(RuleTestsFile& file) {
  std::map<std::pair<std::string, std::string>, Span> names;
  for (const WrittenTest& written : file.tests) {
    const auto [first, is_new] =
        names.emplace(std::pair(written.rule, written.test.name), written.test.span);
    if (is_new) continue;
    Diagnostic twice = MakeDiagnostic(codes::SM960, written.test.span,
                                      "two tests of this rule have the same name");
    twice.labels.push_back({first->second, "the first one"});
    file.diagnostics.push_back(std::move(twice));
  }
}

}  // namespace

RuleTestsFile ReadRuleTests(const SourceSet& sources, SourceId id) {
  RuleTestsFile file;
  YamlDocuments yaml = ParseYaml(sources, id);
  file.diagnostics = std::move(yaml.diagnostics);
  if (yaml.roots.empty() && yaml.complete) {
    file.diagnostics.push_back(MakeDiagnostic(codes::SM960, {id, 0, 0}, "the file has no tests"));
  }
  for (const YamlNode& root : yaml.roots) {
    StrictMap map(root, "a file of tests", kFileKeys, file.diagnostics);
    const YamlNode* const tests = map.RequireList("tests");
    if (tests == nullptr) continue;
    for (const YamlNode& node : tests->items) {
      WrittenTest written;
      if (TestReader(node, file.diagnostics).Read(written)) file.tests.push_back(written);
    }
  }
  CheckNames(file);
  return file;
}

}  // namespace sigmata::cli
