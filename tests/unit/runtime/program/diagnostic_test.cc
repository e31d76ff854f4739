#include "sigmata/diagnostic.h"

#include <set>

#include "runtime/program/diagnostic_codes.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("a diagnostic is shown with its place, carets and help", "[unit]") {
  SourceSet sources;
  sources.Add("rule.yml", "title: x\ncondition: a andd b\n");
  const Diagnostic d = MakeDiagnostic(codes::SM501, {0, 22, 26}, "expected `and`", "write `and`");
  CHECK(FormatHuman(d, sources) ==
        "error[SM501]: expected `and`\n"
        "  --> rule.yml:2:14\n"
        "  |\n"
        "2 | condition: a andd b\n"
        "  |              ^^^^\n"
        "   = help: write `and`\n");
  CHECK(FormatConcise(d, sources) == "rule.yml:2:14: SM501 error: expected `and`\n");
}

TEST_CASE("labels of the same file stand at their lines, those of another below", "[unit]") {
  SourceSet sources;
  sources.Add("rule.yml", "a: 1\nb: 2\na: 3\n");
  sources.Add("other.yml", "x\ny: z\n");
  Diagnostic d = MakeDiagnostic(codes::SM102, {0, 10, 11}, "twice");
  d.labels.push_back({{0, 0, 1}, "first here"});
  d.labels.push_back({{1, 2, 3}, "and there"});
  CHECK(FormatHuman(d, sources) ==
        "error[SM102]: twice\n"
        "  --> rule.yml:3:1\n"
        "  |\n"
        "1 | a: 1\n"
        "  | - first here\n"
        "3 | a: 3\n"
        "  | ^\n"
        "  = other.yml:2:1: and there\n");
}

TEST_CASE("carets stay below their character behind tabs and wide code points", "[unit]") {
  SourceSet sources;
  sources.Add("r", "\tk\xC3\xA4: bad");
  const Diagnostic d = MakeDiagnostic(codes::SM308, {0, 6, 9}, "m");
  CHECK(FormatHuman(d, sources) ==
        "error[SM308]: m\n"
        "  --> r:1:6\n"
        "  |\n"
        "1 |  k\xC3\xA4: bad\n"
        "  |      ^^^\n");
}

TEST_CASE("a span over several lines is marked to the end of its first", "[unit]") {
  SourceSet sources;
  sources.Add("r", "abc\ndef");
  CHECK(FormatHuman(MakeDiagnostic(codes::SM308, {0, 1, 6}, "m"), sources).find("|  ^^\n") !=
        std::string::npos);
}

TEST_CASE("an empty span gets one caret, also at the end of the text", "[unit]") {
  SourceSet sources;
  sources.Add("r", "abc");
  CHECK(FormatHuman(MakeDiagnostic(codes::SM308, {0, 3, 3}, "m"), sources).find("|    ^\n") !=
        std::string::npos);
  CHECK_NOTHROW(FormatHuman(MakeDiagnostic(codes::SM308, {0, 90, 99}, "m"), sources));
}

TEST_CASE("line numbers of different width share one margin", "[unit]") {
  SourceSet sources;
  sources.Add("r", "1\n2\n3\n4\n5\n6\n7\n8\n9\nten");
  Diagnostic d = MakeDiagnostic(codes::SM102, {0, 18, 21}, "m");
  d.labels.push_back({{0, 0, 1}, "first"});
  const std::string text = FormatHuman(d, sources);
  CHECK(text.find("\n 1 | 1\n   | - first\n10 | ten\n   | ^^^\n") != std::string::npos);
}

TEST_CASE("a diagnostic without sources has no place", "[unit]") {
  const Diagnostic d = MakeDiagnostic(codes::SM950, {}, "cannot be read");
  CHECK(FormatConcise(d, {}) == "SM950 error: cannot be read\n");
  CHECK(FormatHuman(d, {}) == "error[SM950]: cannot be read\n");
}

TEST_CASE("severities come from the code's row", "[unit]") {
  CHECK(MakeDiagnostic(codes::SM105, {}, "").severity == Severity::kWarning);
  CHECK(MakeDiagnostic(codes::SM302, {}, "").severity == Severity::kWarning);
  CHECK(SeverityName(Severity::kInfo) == "info");
  CHECK(SeverityName(Severity::kWarning) == "warning");
  CHECK(SeverityName(Severity::kError) == "error");
}

TEST_CASE("every code has a number, a slug and a meaning of its own", "[unit]") {
  std::set<std::string> names;
  std::set<std::string_view> slugs;
  for (const CodeTraits& row : AllCodes()) {
    INFO(CodeName(row.code));
    CHECK(names.insert(CodeName(row.code)).second);
    CHECK(slugs.insert(row.slug).second);
    CHECK(CodeSlug(row.code) == row.slug);
    CHECK(row.meaning.ends_with('.'));
  }
}

}  // namespace
}  // namespace sigmata
