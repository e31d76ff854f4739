// The compiler, one line a pass: sources -> rules -> bound rules -> plan -> program.
#include "sigmata/compiler.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "compiler/emit/emitter.h"
#include "compiler/front_end.h"
#include "compiler/lint/suppressions.h"
#include "compiler/lint/validation.h"
#include "compiler/plan/plan.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/instruction.h"

namespace sigmata {
namespace {

// What the rules were read into is not kept while they are planned.
std::vector<BoundRule> TakeBound(FrontEnd& front) {
  std::vector<FrontEndRule> rules = std::exchange(front.rules, {});
  std::vector<BoundRule> bound;
  bound.reserve(rules.size());
  for (FrontEndRule& rule : rules) bound.push_back(std::move(rule.bound));
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

// Whether each rule, and all of them together, surely fit into a program, by counting: a rule has
// at most one instruction for each node of its condition and its gates. Then nothing behind the
// front end has anything to say.
bool SurelyFit(const std::vector<BoundRule>& rules) {
  constexpr std::size_t kSurely = kMaxJump / 4;
  std::unordered_set<std::string_view> fields;
  const std::function<void(const BoolExpr&)> add_fields = [&](const BoolExpr& expr) {
    if (expr.kind == BoolExpr::Kind::kPredicate) fields.insert(expr.predicate.field);
    for (const BoolExpr& child : expr.children) add_fields(child);
  };
  for (const BoundRule& rule : rules) {
    std::size_t most = 0;
    add_fields(rule.expr);
    for (const BoundGate& gate : rule.gates) {
      most = std::max(most, CountNodes(gate.where));
      add_fields(gate.where);
      for (const auto& [from, to] : gate.renames) fields.insert(to);
    }
    if (CountNodes(rule.expr) + most > kSurely || fields.size() > kSurely) return false;
  }
  return true;
}

// Plans and emits; what is too large is refused.
void MakeProgram(const SourceSet& sources, const CompileOptions& options,
                 std::vector<BoundRule>& rules, CompileReport& report) {
  while (true) {
    const Plan plan = PlanRules(rules, options.ignore_logsource);
    std::vector<std::size_t> too_large;
    Result<Program> program = EmitProgram({rules, plan, MapsOf(options), sources}, too_large);
    if (!too_large.empty()) {
      Refuse(std::move(too_large), rules, report);
      continue;
    }
    report.diagnostics.insert(report.diagnostics.end(), program.diagnostics().begin(),
                              program.diagnostics().end());
    if (program) report.program = std::move(program).value();
    return;
  }
}

}  // namespace

CompileReport CompileRules(const SourceSet& sources, const CompileOptions& options) {
  CompileReport report;
  FrontEnd front = ReadRules(sources, options);
  report.diagnostics = std::move(front.diagnostics);
  report.refused = front.refused;
  report.not_evaluated = front.not_evaluated;
  std::vector<BoundRule> rules = TakeBound(front);
  if (options.make_program || !SurelyFit(rules)) MakeProgram(sources, options, rules, report);
  if (!options.make_program) report.program.reset();
  report.compiled = rules.size();
  if (options.validation != nullptr) {
    ApplyValidationConfig(*options.validation, front.documents, report.diagnostics);
  }
  if (options.lint) ApplySuppressions(sources, report.diagnostics);
  return report;
}

}  // namespace sigmata
