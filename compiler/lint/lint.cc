#include "compiler/lint/lint.h"

#include "compiler/lint/condition_lint.h"
#include "compiler/lint/list_lint.h"
#include "compiler/lint/logic_lint.h"
#include "compiler/lint/logsource_lint.h"
#include "compiler/lint/metadata_lint.h"
#include "compiler/lint/modifier_lint.h"
#include "compiler/lint/regex_lint.h"
#include "compiler/lint/schema_lint.h"
#include "compiler/lint/taxonomy_lint.h"
#include "compiler/lint/value_lint.h"

namespace sigmata {
namespace {

void LintItems(const DetectionNode& node, const LintInput& input,
               std::vector<Diagnostic>& diagnostics) {
  for (const DetectionNode& child : node.children) LintItems(child, input, diagnostics);
  if (node.kind != DetectionNode::Kind::kItem) return;
  LintModifiers(node.item, input.source, diagnostics);
  LintValues(node.item, input.source, diagnostics);
  LintRegexes(node.item, input.source, diagnostics);
}

}  // namespace

void LintWriting(const LintInput& input, std::vector<Diagnostic>& diagnostics) {
  LintMetadata(input.document, input.source, diagnostics);
  LintLogsource(input.document, input.rule.logsource, input.known.maps(), diagnostics);
  for (const SearchIdentifier& identifier : input.rule.identifiers) {
    LintItems(identifier.body, input, diagnostics);
  }
  LintConditions(input.rule, input.source, diagnostics);
}

void LintMeaning(const LintInput& input, const BoundRule& bound,
                 std::vector<Diagnostic>& diagnostics) {
  LintLists(bound, input.source, diagnostics);
  LintLogic(bound, diagnostics);
  LintTaxonomy(input.rule, input.known, diagnostics);
  LintSchema(input.rule, bound, input.known, diagnostics);
}

}  // namespace sigmata
