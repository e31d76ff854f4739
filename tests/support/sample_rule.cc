#include "tests/support/sample_rule.h"

#include "compiler/lint/diagnostic_samples.h"
#include "compiler/lint/sigmahq_validators.h"
#include "sigmata/compiler.h"

namespace sigmata::testing {

std::vector<Diagnostic> CheckSample(DiagnosticCode code, std::string_view sample,
                                    SourceSet& sources) {
  CompileOptions options;
  options.lint = true;
  options.conventions = IsConvention(code);
  options.today = "2026-01-01";
  // Conventions also look at the path.
  sources.Add(options.conventions ? "rules-threat-hunting/win_sample_rule.yml" : "rules/sample.yml",
              RuleWithSample(code, sample));
  return CompileRules(sources, options).diagnostics;
}

}  // namespace sigmata::testing
