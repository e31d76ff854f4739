#include "cli/test_generate/tests_writer.h"

#include <string>
#include <vector>

#include "cli/test/rule_tests_file.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

// What YAML reads otherwise, folds, hides or takes for a mark if it is written as it is.
std::vector<std::string> OddTexts() {
  return {"plain",
          "two words",
          "ends with a space ",
          " begins with one",
          "it's",
          "a: b",
          "a #b",
          "- item",
          "true",
          "No",
          "~",
          "null",
          "0x10",
          "017",
          "1.5",
          "",
          "tab\there",
          "line\nbreak",
          "nul" + std::string(1, '\0') + "byte",
          "quote\" and \\backslash",
          "caf\u00E9 \u200E\u202E\uFEFF",
          "\U0001F600",
          "%%8222",
          "{a: b}",
          "*x",
          "&x",
          "!x",
          "@x",
          "|",
          "C:\\Windows\\x.exe"};
}

GeneratedTests WithEvents(const std::vector<MadeEvent>& events) {
  GeneratedTests generated;
  for (const MadeEvent& event : events) {
    const std::string name = "test " + std::to_string(generated.tests.size());
    generated.tests.push_back({name, true, event});
  }
  return generated;
}

// Writes them as the tests of a rule of this name, and reads them.
void CheckReadBack(const GeneratedTests& generated, const std::string& rule) {
  SourceSet sources;
  const std::string text = "tests:\n" + YamlOf(generated, rule);
  INFO(text);
  const RuleTestsFile file = ReadRuleTests(sources, sources.Add("x", text));
  for (const Diagnostic& d : file.diagnostics) FAIL_CHECK(FormatConcise(d, sources));
  REQUIRE(file.tests.size() == generated.tests.size());
  for (std::size_t i = 0; i < file.tests.size(); ++i) {
    CHECK(file.tests[i].test.event == JsonOf(generated.tests[i].event));
    CHECK(file.tests[i].rule == rule);
  }
}

TEST_CASE("any text that is written is read back as it was", "[generate]") {
  std::vector<MadeEvent> events;
  for (const std::string& text : OddTexts()) events.push_back({{"Field", {Kind::kText, text}}});
  CheckReadBack(WithEvents(events), "It's: a rule");
}

TEST_CASE("numbers, null and events without fields are read back as they were", "[generate]") {
  CheckReadBack(WithEvents({{{"a.b c", {Kind::kNumber, "42"}}},
                            {{"F", {Kind::kNumber, "+5"}}},
                            {{"F", {Kind::kNull, ""}}},
                            {}}),
                "A rule");
}

TEST_CASE("what was not made is a comment of one line", "[generate]") {
  GeneratedTests generated = WithEvents({{}});
  generated.not_made.push_back("first\n- second");
  CheckReadBack(generated, "A rule");
}

}  // namespace
}  // namespace sigmata::cli
