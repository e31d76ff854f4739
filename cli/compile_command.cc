#include "cli/compile_command.h"

#include <fstream>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "sigmata/compiler.h"

namespace sigmata::cli {
namespace {

bool WriteFile(const std::string& path, std::span<const std::byte> bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  file.close();
  return !file.fail();
}

}  // namespace

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
  if (!WriteFile(options.output, report.program->bytes())) {
    PrintErrors({options.output + ": cannot be written"});
    return kExitFailed;
  }
  return report.refused > 0 ? kExitRefused : kExitDone;
}

}  // namespace sigmata::cli
