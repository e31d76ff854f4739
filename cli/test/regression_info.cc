#include "cli/test/regression_info.h"

#include <fmt/core.h>

#include "cli/test/strict_map.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata::cli {
namespace {

constexpr std::string_view kInfoKeys[] = {
    "id",     "description", "date", "modified", "author", "rule_metadata", "regression_tests_info",
    "related"};
constexpr std::string_view kMetadataKeys[] = {"id", "title"};
constexpr std::string_view kTestKeys[] = {"name",        "type", "provider",
                                          "match_count", "path", "description"};

// The events are known by what they are, so `type` decides only what would be no event otherwise.
bool ReadForm(StrictMap& map, TestCase& test) {
  const auto type = map.Text("type");
  if (!type) return map.Find("type") == nullptr;
  if (*type == "raw") test.form = EventForm::kLines;
  const bool known = *type == "evtx" || *type == "json" || *type == "xml" || *type == "raw";
  if (!known) {
    map.Report(map.Find("type")->span, fmt::format("there is no type of events `{}`", *type),
               "the types are evtx, json, xml, raw");
  }
  return known;
}

bool ReadTest(const YamlNode& node, TestCase& test, std::vector<Diagnostic>& diagnostics) {
  StrictMap map(node, "a regression test", kTestKeys, diagnostics, Keys::kOpen);
  const auto path = map.RequireText("path");
  if (path) {
    test.file = *path;
    test.events_span = map.Find("path")->span;
  }
  test.span = node.span;
  if (const auto name = map.RequireText("name")) {
    test.name = *name;
    test.span = map.Find("name")->span;
  }
  map.Text("provider");
  test.expected = Expected::kAtLeast;
  test.count = 1;
  if (const YamlNode* const count = map.Find("match_count")) {
    const auto number = WholeNumber(*count);
    if (!number) map.Report(count->span, "`match_count` is a whole number");
    test.count = number.value_or(1);
    if (number == 0U) test.expected = Expected::kNone;
  }
  return ReadForm(map, test) && path && !test.name.empty();
}

// A copied info.yml that still speaks of another rule.
void CheckRule(const YamlNode& list, const std::string& rule_id,
               std::vector<Diagnostic>& diagnostics) {
  for (const YamlNode& node : list.items) {
    StrictMap map(node, "rule_metadata", kMetadataKeys, diagnostics, Keys::kOpen);
    const auto id = map.Text("id");
    if (!id || Fold(*id) == Fold(rule_id)) continue;
    diagnostics.push_back(MakeDiagnostic(
        codes::SM963, map.Find("id")->span,
        fmt::format("this is the test of another rule; the one that names it has the id {}",
                    rule_id.empty() ? "(none)" : rule_id)));
  }
}

}  // namespace

RegressionInfo ReadRegressionInfo(const SourceSet& sources, SourceId id,
                                  const std::string& rule_id) {
  RegressionInfo info;
  YamlDocuments yaml = ParseYaml(sources, id);
  info.diagnostics = std::move(yaml.diagnostics);
  if (yaml.roots.empty() && yaml.complete) {
    info.diagnostics.push_back(
        MakeDiagnostic(codes::SM960, {id, 0, 0}, "the file has no regression tests"));
  }
  for (const YamlNode& root : yaml.roots) {
    StrictMap map(root, "an info.yml", kInfoKeys, info.diagnostics, Keys::kOpen);
    if (const YamlNode* const rules = map.Find("rule_metadata")) {
      CheckRule(*rules, rule_id, info.diagnostics);
    }
    const YamlNode* const tests = map.RequireList("regression_tests_info");
    if (tests == nullptr) continue;
    for (const YamlNode& node : tests->items) {
      TestCase test;
      if (ReadTest(node, test, info.diagnostics)) info.tests.push_back(std::move(test));
    }
  }
  return info;
}

}  // namespace sigmata::cli
