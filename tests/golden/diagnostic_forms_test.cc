// What is said of each sample, in the form for people and as SARIF.
#include "compiler/lint/diagnostic_samples.h"
#include "sigmata/diagnostic_report.h"
#include "tests/support/catch.h"
#include "tests/support/sample_rule.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

TEST_CASE("each diagnostic has its form for people and its SARIF", "[golden]") {
  for (const DiagnosticSample& sample : AllSamples()) {
    SourceSet sources;
    const std::vector<Diagnostic> diagnostics = CheckSample(sample.code, sample.bad, sources);
    std::string text;
    for (const Diagnostic& d : diagnostics) text += FormatHuman(d, sources) + "\n";
    text += SarifReport(diagnostics, sources);
    const std::string path = SourcePath("tests/golden/samples/" + CodeName(sample.code) + ".txt");
    if (UpdateGolden()) {
      WriteFile(path, text);
      continue;
    }
    INFO("golden file " << path << " (SIGMATA_UPDATE_GOLDEN=1 rewrites it)");
    CHECK(ReadFile(path) == text);
  }
}

}  // namespace
}  // namespace sigmata::testing
