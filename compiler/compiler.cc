// The compiler, one line a pass: sources -> rules -> bound rules -> plan -> program.
#include "sigmata/compiler.h"

#include <algorithm>
#include <functional>

#include "compiler/emit/emitter.h"
#include "compiler/front_end.h"
#include "compiler/lint/suppressions.h"
#include "compiler/lint/validation.h"
#include "compiler/plan/plan.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

std::vector<BoundRule> TakeBound(FrontEnd& front) {
  std::vector<BoundRule> bound;
  bound.reserve(front.rules.size());
  for (FrontEndRule& rule : front.rules) bound.push_back(std::move(rule.bound));
  return bound;
}

// A rule with an entry that is too large is refused as a whole: half a rule is none.
void Refuse(std::vector<std::size_t> too_large, std::vector<BoundRule>& rules,
            CompileReport& report) {
  std::sort(too_large.begin(), too_large.end(), std::greater<>());  // so that indexes stay right
  too_large.erase(std::unique(too_large.begin(), too_large.end()), too_large.end());
  for (const std::size_t index : too_large) {
    report.diagnostics.push_back(MakeDiagnostic(codes::SM911, rules[index].span,
                                                "the rule has too many instructions",
                                                "split it into several rules"));
    rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(index));
    ++report.refused;
  }
}

}  // namespace

CompileReport CompileRules(const SourceSet& sources, const CompileOptions& options) {
  const FieldMaps& maps = MapsOf(options);
  CompileReport report;
  FrontEnd front = ReadRules(sources, options);
  report.diagnostics = std::move(front.diagnostics);
  report.refused = front.refused;
  report.not_evaluated = front.not_evaluated;
  std::vector<BoundRule> rules = TakeBound(front);
  while (true) {
    const Plan plan = PlanRules(rules, options.ignore_logsource);
    std::vector<std::size_t> too_large;
    Result<Program> program = EmitProgram({rules, plan, maps, sources}, too_large);
    if (!too_large.empty()) {
      Refuse(std::move(too_large), rules, report);
      continue;
    }
    report.diagnostics.insert(report.diagnostics.end(), program.diagnostics().begin(),
                              program.diagnostics().end());
    if (program) report.program = std::move(program).value();
    break;
  }
  report.compiled = rules.size();
  if (options.validation != nullptr) {
    ApplyValidationConfig(*options.validation, front.documents, report.diagnostics);
  }
  if (options.lint) ApplySuppressions(sources, report.diagnostics);
  return report;
}

}  // namespace sigmata
