#include "runtime/program/diagnostic_codes.h"
#include "sigmata/diagnostic_report.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::size_t Lines(const std::string& text, const std::string& beginning) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    count += text.compare(at, beginning.size(), beginning) == 0 ? 1U : 0U;
    if (text.find('\n', at) == text.npos) break;
  }
  return count;
}

struct Findings {
  explicit Findings(std::size_t count) {
    sources.Add("a.yml", "x\n");
    for (std::size_t i = 0; i < count; ++i) {
      diagnostics.push_back(MakeDiagnostic(codes::SM512, {0, 0, 1}, "warning", ""));
      diagnostics.push_back(MakeDiagnostic(codes::SM502, {0, 0, 1}, "error", ""));
    }
  }

  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
};

TEST_CASE("GitHub gets ten findings of a kind, the worst first, and a count of the rest",
          "[unit]") {
  const Findings findings(12);
  const std::string report = GithubReport(findings.diagnostics, findings.sources);
  CHECK(report.starts_with("::error "));
  CHECK(Lines(report, "::error ") == 10);
  CHECK(Lines(report, "::warning ") == 10);
  CHECK(Lines(report, "4 more findings are not shown here") == 1);
}

TEST_CASE("the summary of a step has every finding, the worst first", "[unit]") {
  const Findings findings(12);
  const std::string summary = GithubSummary(findings.diagnostics, findings.sources);
  CHECK(summary.starts_with("### Sigmata: 12 errors, 12 warnings, 0 notes\n"));
  CHECK(Lines(summary, "| error | SM502 ") == 12);
  CHECK(Lines(summary, "| warning | SM512 ") == 12);
  CHECK(summary.find("| error") < summary.find("| warning"));
  CHECK(GithubSummary({}, findings.sources) == "### Sigmata: no findings\n");
}

TEST_CASE("nothing of a rule is Markdown in the summary of a step", "[unit]") {
  SourceSet sources;
  sources.Add("a|b.yml", "x\n");
  const Diagnostic d =
      MakeDiagnostic(codes::SM502, {0, 0, 1}, "a `b` | <img> [c](d)\nsecond line", "");
  const std::string summary = GithubSummary({d}, sources);
  CHECK(summary.find("a\\|b\\.yml:1:1") != std::string::npos);
  CHECK(summary.find("a \\`b\\` \\| \\<img\\> \\[c\\]\\(d\\)\u240Asecond line |\n") !=
        std::string::npos);
}

TEST_CASE("the summary of a step stays below what GitHub takes", "[unit]") {
  const Findings findings(20'000);
  const std::string summary = GithubSummary(findings.diagnostics, findings.sources);
  CHECK(summary.size() < 1024U * 1024U);
  CHECK(summary.find(" more findings have no room here.") != std::string::npos);
}

}  // namespace
}  // namespace sigmata
