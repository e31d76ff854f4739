#include "cli/dump_command.h"

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "compiler/front_end.h"
#include "compiler/parse/ast_dump.h"
#include "compiler/plan/plan.h"
#include "sigmata/compiler.h"

namespace sigmata::cli {
namespace {

void DumpFrontEnd(const RuleInput& input, std::string_view stage, Output& output) {
  const FrontEnd front = ReadRules(input.sources, input.Options());
  std::vector<BoundRule> bound;
  for (const FrontEndRule& rule : front.rules) {
    const Source& source = input.sources.Get(rule.bound.span.source);
    if (stage == "ast") output.Write(DumpRule(rule.rule, source));
    if (stage == "bound") output.Write(DumpBoundRule(rule.bound, source));
    bound.push_back(rule.bound);
  }
  for (const Correlation& correlation : front.correlations) {
    const Source& source = input.sources.Get(correlation.span.source);
    if (stage == "ast") output.Write(DumpCorrelation(correlation, source));
  }
  if (stage == "plan")
    output.Write(DumpPlan(PlanRules(bound, input.compile.ignore_logsource), bound));
}

}  // namespace

int RunDump(const DumpOptions& options) {
  const RuleInput input = ReadRuleInput(options.rules);
  PrintErrors(input.errors);
  if (!input.errors.empty()) return kExitFailed;
  if (options.stage != "program" && !input.programs.empty()) {
    PrintErrors({"a compiled program has only the stage `program`"});
    return kExitFailed;
  }
  Output output;
  for (const Program& program : input.programs) output.Write(program.Disassemble());
  std::size_t refused = 0;
  if (input.sources.size() > 0) {
    const CompileReport report = CompileRules(input.sources, input.Options());
    for (const Diagnostic& d : report.diagnostics) {
      if (d.severity == Severity::kError) PrintMessage(FormatHuman(d, input.sources));
    }
    refused = report.refused;
    if (options.stage != "program") {
      DumpFrontEnd(input, options.stage, output);
    } else if (report.program) {
      output.Write(report.program->Disassemble());
    }
  }
  if (!output.Flush()) return kExitFailed;
  return refused > 0 ? kExitRefused : kExitDone;
}

}  // namespace sigmata::cli
