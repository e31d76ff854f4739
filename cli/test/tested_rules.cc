#include "cli/test/tested_rules.h"

#include "cli/explain/change_text.h"
#include "cli/explain/explain_text.h"
#include "cli/test/missing_fields.h"
#include "compiler/emit/emitter.h"
#include "compiler/plan/plan.h"

namespace sigmata::cli {

std::optional<Program> ProgramOf(const std::vector<BoundRule>& rules, const RuleInput& input) {
  std::vector<std::size_t> too_large;
  const Plan plan = PlanRules(rules, input.compile.ignore_logsource);
  const Result<Program> program =
      EmitProgram({rules, plan, input.field_maps, input.sources}, too_large);
  return program && too_large.empty() ? std::optional(*program) : std::nullopt;
}

std::string Reasons::Why(std::size_t rule, const std::string& shape, std::string_view event,
                         const std::vector<std::string>& fields) {
  const auto [known, is_new] = explainers_.try_emplace({rule, shape});
  std::optional<Explainer>& explainer = known->second;
  if (is_new) {
    explainer = Explainer::Make({rules_[rule]}, input_.field_maps,
                                {input_.compile.ignore_logsource, shape});
  }
  if (!explainer || explainer->Read(event) != ReadStatus::kRead) return {};
  const RuleExplanation explanation = explainer->Explain(0);
  std::string text = ExplanationText(explanation);
  if (explanation.answer) return text;
  const VariantChanges changes = FewestChanges(*explainer, explainer->tree(0));
  text += ChangesText(explanation.variants[changes.variant], changes.set);
  return text + MissingFieldsText(explanation, fields);
}

}  // namespace sigmata::cli
