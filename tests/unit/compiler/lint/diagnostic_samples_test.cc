#include "compiler/lint/diagnostic_samples.h"

#include <set>

#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "tests/support/catch.h"
#include "tests/support/sample_rule.h"

namespace sigmata {
namespace {

std::set<std::string> CodesOf(DiagnosticCode code, std::string_view sample) {
  SourceSet sources;
  std::set<std::string> codes;
  for (const Diagnostic& d : testing::CheckSample(code, sample, sources)) {
    codes.insert(CodeName(d.code));
  }
  return codes;
}

TEST_CASE("each bad sample gives its code, and each good one gives none like it", "[lint]") {
  for (const DiagnosticSample& sample : AllSamples()) {
    const std::string code = CodeName(sample.code);
    INFO("sample of " << code);
    CHECK(CodesOf(sample.code, sample.bad).contains(code));
    CHECK_FALSE(CodesOf(sample.code, sample.good).contains(code));
  }
}

TEST_CASE("a good sample has no error at all", "[lint]") {
  for (const DiagnosticSample& sample : AllSamples()) {
    SourceSet sources;
    for (const Diagnostic& d : testing::CheckSample(sample.code, sample.good, sources)) {
      INFO("good sample of " << CodeName(sample.code) << ": " << FormatConcise(d, sources));
      CHECK(d.severity != Severity::kError);
    }
  }
}

// Beyond what fits on a page, or not about a rule's text: sizes, field maps, program files, names
// of files, tests; and filters and correlations, which tests/golden shows beside their rules.
bool HasNoSample(const std::string& code) {
  const std::set<std::string> without = {"SM106", "SM107", "SM910", "SM911", "SM920", "SM921",
                                         "SM930", "SM931", "SM950", "SM250", "SM251", "SM266"};
  return without.contains(code) ||
         (code.starts_with("SM8") && code != "SM811" && code != "SM812") ||
         code.starts_with("SM96");
}

TEST_CASE("every code that a rule can have has a sample", "[lint]") {
  for (const CodeTraits& row : AllCodes()) {
    INFO(CodeName(row.code) << " " << row.slug);
    CHECK((SampleOf(row.code) != nullptr) != HasNoSample(CodeName(row.code)));
  }
}

}  // namespace
}  // namespace sigmata
