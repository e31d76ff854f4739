#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "sigmata/compiler.h"

namespace sigmata::cli {

int RunCheck(const CheckOptions& options) {
  const RuleInput input = ReadRuleInput(options.rules);
  PrintErrors(input.errors);
  const CompileReport report = CompileRules(input.sources, input.Options());
  PrintDiagnostics(report.diagnostics, input.sources, options.format, Severity::kWarning);
  PrintMessage(RuleCounts(report.compiled, report.refused));
  PrintNotEvaluated(report.not_evaluated);
  if (!report.program) return kExitInternal;
  if (!input.errors.empty()) return kExitFailed;
  if (report.rules() == 0 && input.programs.empty()) {
    PrintMessage("error: no rules found");
    return kExitFailed;
  }
  if (report.refused > 0) return kExitRefused;
  const bool findings =
      std::any_of(report.diagnostics.begin(), report.diagnostics.end(),
                  [](const Diagnostic& d) { return d.severity == Severity::kError; });
  return findings ? kExitFindings : kExitDone;
}

}  // namespace sigmata::cli
