#include "cli/test_generate/tests_writer.h"

#include "cli/test/rule_tests_file.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

TEST_CASE("any value that is written is read back as it was", "[generate]") {
  const std::string texts[] = {"plain",
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
  GeneratedTests generated;
  for (const std::string& text : texts) {
    const std::string name = "test " + std::to_string(generated.tests.size());
    generated.tests.push_back({name, true, {{"Field", {Kind::kText, text}}}});
  }
  generated.tests.push_back({"number", true, {{"a.b c", {Kind::kNumber, "42"}}}});
  generated.tests.push_back({"no JSON number", true, {{"F", {Kind::kNumber, "+5"}}}});
  generated.tests.push_back({"null", false, {{"F", {Kind::kNull, ""}}}});
  SourceSet sources;
  const std::string text = "tests:\n" + YamlOf(generated, "It's: a rule");
  const RuleTestsFile file = ReadRuleTests(sources, sources.Add("x", text));
  for (const Diagnostic& d : file.diagnostics) FAIL_CHECK(FormatConcise(d, sources));
  REQUIRE(file.tests.size() == generated.tests.size());
  for (std::size_t i = 0; i < file.tests.size(); ++i) {
    INFO(text);
    CHECK(file.tests[i].test.event == JsonOf(generated.tests[i].event));
    CHECK(file.tests[i].rule == "It's: a rule");
  }
}

}  // namespace
}  // namespace sigmata::cli
