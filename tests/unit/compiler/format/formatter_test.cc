// What a golden case cannot say: line ends, marks, and what holds of every formatted text.
#include "compiler/format/formatter.h"

#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata {
namespace {

FormattedText Format(const std::string& text) {
  SourceSet sources;
  return FormatRules(sources, sources.Add("rule.yml", text));
}

constexpr const char* kRule =
    "title: T\nlogsource:\n    product: windows\ndetection:\n    s:\n        a: 1\n"
    "    condition: s\n";

TEST_CASE("line ends become \\n, and there is one at the end") {
  std::string with_returns;
  for (const char c : std::string(kRule)) with_returns += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(Format(with_returns).text == kRule);
  const std::string text = kRule;
  CHECK(Format(text.substr(0, text.size() - 1)).text == kRule);
  CHECK(Format(text + "\n\n").text == kRule);
  CHECK(Format(text + "  ").text == kRule);
  CHECK(Format(text + "\n \n  ").text == kRule);
}

TEST_CASE("a byte order mark and the mark of a first document go") {
  CHECK(Format(std::string("\xEF\xBB\xBF") + kRule).text == kRule);
  CHECK(Format(std::string("---\n") + kRule).text == kRule);
  CHECK(Format(std::string("# on top\n---\n") + kRule).text == std::string("# on top\n") + kRule);
}

TEST_CASE("a directive keeps the mark that it needs") {
  const std::string text = std::string("%YAML 1.2\n---\n") + kRule;
  CHECK(Format(text).text == text);
}

TEST_CASE("block text without a line end is not given one") {
  const std::string rule = std::string(kRule) + "description: |\n    text";
  const FormattedText formatted = Format(rule);
  CHECK(formatted.outcome == FormatOutcome::kRefused);
  CHECK(formatted.text == rule);
  CHECK(formatted.diagnostics.size() == 1);
}

TEST_CASE("what is not YAML is left alone, with a place") {
  const std::string broken = "title: 'T\ndetection: {}\n";
  const FormattedText formatted = Format(broken);
  CHECK(formatted.outcome == FormatOutcome::kRefused);
  CHECK(formatted.text == broken);
  REQUIRE_FALSE(formatted.diagnostics.empty());
  CHECK(formatted.diagnostics[0].span.begin == 7);
}

TEST_CASE("what is not understood is left alone, with a place") {
  for (const std::string part : {"? [a, b]\n: c\n", "tags: &x\n    a: b\n", "tags: !!map\n  a: b\n",
                                 "? a\n: b\n", "\"a\n  b\": c\n"}) {
    const std::string text = part + kRule;
    const FormattedText formatted = Format(text);
    INFO(text);
    CHECK(formatted.text == text);
    CHECK(formatted.outcome == FormatOutcome::kRefused);
    CHECK(formatted.diagnostics.size() == 1);
  }
}

TEST_CASE("YAML that is not Sigma is left alone") {
  const std::string workflow = "on: push\njobs:\n  test:\n    runs-on: any\n";
  CHECK(Format(workflow).outcome == FormatOutcome::kNoRules);
  CHECK(Format(workflow).text == workflow);
  CHECK(Format("").outcome == FormatOutcome::kNoRules);
  CHECK(Format("- a\n- b\n").outcome == FormatOutcome::kNoRules);
}

TEST_CASE("a formatted text stays as it is") {
  const auto cases = testing::FilesBelow(testing::SourcePath("tests/golden/format"), ".formatted");
  CHECK(cases.size() >= 9);
  for (const std::string& path : cases) {
    const std::string text = testing::ReadFile(path);
    if (text.starts_with("warning[")) continue;
    INFO(path);
    CHECK(Format(text).outcome == FormatOutcome::kFormatted);
    CHECK(Format(text).text == text);
  }
}

TEST_CASE("the shipped rules have the layout") {
  for (const std::string& path : testing::FilesBelow(testing::SourcePath("sigma-rules"), ".yml")) {
    INFO(path);
    CHECK(Format(testing::ReadFile(path)).text == testing::ReadFile(path));
  }
}

}  // namespace
}  // namespace sigmata
