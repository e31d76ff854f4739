#include "cli/compile_command.h"

#include <cstddef>
#include <span>
#include <string_view>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "cli/text_file.h"
#include "sigmata/compiler.h"

namespace sigmata::cli {
int RunCompile(const CompileCommandOptions& options) {
  const RuleInput input = ReadRuleInput(options.rules);
  PrintErrors(input.errors);
  if (!input.errors.empty()) return kExitFailed;
  const CompileReport report = CompileRules(input.sources, input.Options());
  for (const Diagnostic& d : report.diagnostics) {
    if (d.severity == Severity::kError) PrintMessage(FormatHuman(d, input.sources));
  }
  PrintMessage(RuleCounts(report.compiled, report.refused));
  PrintNotEvaluated(report.not_evaluated);
  if (!report.program) return kExitInternal;
  if (report.rules() == 0) {
    PrintMessage("error: no rules found");
    return kExitFailed;
  }
  if (report.compiled == 0) {
    PrintMessage("error: no rule is left to put into a program; nothing was written");
    return kExitRefused;
  }
  const std::span<const std::byte> bytes = report.program->bytes();
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!WriteTextFile(options.output, text)) return kExitFailed;
  return report.refused > 0 ? kExitRefused : kExitDone;
}

}  // namespace sigmata::cli
