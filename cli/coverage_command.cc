#include "cli/coverage_command.h"

#include <fmt/core.h>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "cli/text_file.h"
#include "compiler/front_end.h"
#include "compiler/survey/attack_coverage.h"

namespace sigmata::cli {
namespace {

// SM213: a technique that ATT&CK does not have. It is counted like others, for what it is.
bool IsUnknownTechnique(const Diagnostic& d) {
  constexpr unsigned kUnknownTechnique = 213;
  return static_cast<unsigned>(d.code) == kUnknownTechnique;
}

void PrintUnknownTechniques(const FrontEnd& front, const SourceSet& sources) {
  for (const Diagnostic& d : front.diagnostics) {
    if (!IsUnknownTechnique(d)) continue;
    std::string line = FormatConcise(d, sources);
    line.pop_back();
    PrintMessage(line);
  }
}

}  // namespace

int RunCoverage(const CoverageOptions& options) {
  const RuleInput input = ReadRuleInput(options.rules);
  PrintErrors(input.errors);
  CompileOptions compile = input.Options();
  compile.lint = true;
  const FrontEnd front = ReadRules(input.sources, compile);
  std::vector<const Rule*> rules;
  for (const FrontEndRule& rule : front.rules) rules.push_back(&rule.rule);
  const AttackCoverage coverage = SurveyAttack(rules, input.sources);
  Output output(AudienceOf(options.format));
  output.Write(options.format == "json" ? CoverageJson(coverage) : CoverageTable(coverage));
  bool written = output.Flush();
  if (!options.navigator.empty()) {
    written = WriteTextFile(options.navigator, NavigatorLayer(coverage, options.name)) && written;
  }
  if (!options.svg.empty()) {
    written = WriteTextFile(options.svg, CoverageSvg(coverage, options.name)) && written;
  }
  PrintUnknownTechniques(front, input.sources);
  PrintMessage(RuleCounts(rules.size(), front.refused));
  PrintNotEvaluated(front.not_evaluated);
  const bool nothing = rules.empty() && front.refused == 0;
  if (nothing && input.errors.empty()) PrintMessage("error: no rules found");
  if (!written || !input.errors.empty() || nothing) return kExitFailed;
  return rules.empty() ? kExitRefused : kExitDone;
}

}  // namespace sigmata::cli
