#include "compiler/lint/correlation_lint.h"

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {

void LintCorrelation(const Correlation& correlation, std::vector<Diagnostic>& diagnostics) {
  const bool temporal = TraitsOf(correlation.type).temporal();
  if (temporal && !correlation.expression && correlation.rules.size() == 1) {
    diagnostics.push_back(MakeDiagnostic(codes::SM830, correlation.rules[0].span,
                                         "a temporal correlation of one rule is that rule",
                                         "name the rules that belong together"));
  }
  const bool counts = correlation.type == CorrelationType::kEventCount ||
                      correlation.type == CorrelationType::kValueCount;
  if ((temporal || counts) && correlation.group_by.empty()) {
    diagnostics.push_back(MakeDiagnostic(
        codes::SM806, correlation.span, "the events of all hosts and users are taken together",
        "name in `group-by` what they have in common, such as a host or a user"));
  }
}

}  // namespace sigmata
