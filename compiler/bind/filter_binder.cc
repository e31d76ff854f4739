#include "compiler/bind/filter_binder.h"

#include <algorithm>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

bool AsksNoMore(const std::optional<SpannedText>& filter, const std::optional<SpannedText>& rule) {
  return !filter || (rule && filter->text == rule->text);
}

bool HasNot(const Condition& condition) {
  return condition.kind == Condition::Kind::kNot ||
         std::any_of(condition.children.begin(), condition.children.end(), HasNot);
}

}  // namespace

bool FilterIsFor(const Filter& filter, const Rule& rule) {
  const Logsource& wide = filter.body.logsource;
  const bool logsource = AsksNoMore(wide.category, rule.logsource.category) &&
                         AsksNoMore(wide.product, rule.logsource.product) &&
                         AsksNoMore(wide.service, rule.logsource.service);
  if (!logsource || filter.any_rule) return logsource;
  return std::any_of(filter.rules.begin(), filter.rules.end(), [&rule](const SpannedText& target) {
    return (rule.id && rule.id->text == target.text) ||
           (rule.name && rule.name->text == target.text);
  });
}

void WarnIfNothingIsExcluded(const Filter& filter, std::vector<Diagnostic>& diagnostics) {
  for (const RuleCondition& condition : filter.body.conditions) {
    if (HasNot(condition.condition)) return;
    diagnostics.push_back(MakeDiagnostic(
        codes::SM813, condition.text.span, "this filter keeps only the events that it selects",
        "the condition is ANDed to the rule's; to exclude them write `not " + condition.text.text +
            "`"));
  }
}

}  // namespace sigmata
