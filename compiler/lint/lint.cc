#include "compiler/lint/lint.h"

#include "compiler/lint/condition_lint.h"
#include "compiler/lint/convention_detection.h"
#include "compiler/lint/convention_files.h"
#include "compiler/lint/convention_metadata.h"
#include "compiler/lint/correlation_lint.h"
#include "compiler/lint/cost_lint.h"
#include "compiler/lint/event_id_lint.h"
#include "compiler/lint/form_lint.h"
#include "compiler/lint/gate_lint.h"
#include "compiler/lint/list_lint.h"
#include "compiler/lint/logic_lint.h"
#include "compiler/lint/logsource_lint.h"
#include "compiler/lint/metadata_lint.h"
#include "compiler/lint/modifier_lint.h"
#include "compiler/lint/regex_lint.h"
#include "compiler/lint/schema_lint.h"
#include "compiler/lint/slip_lint.h"
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
  LintSlips(node.item, input.source, diagnostics);
  LintForms(node.item, input.source, diagnostics);
  LintRegexes(node.item, input.source, diagnostics);
}

}  // namespace

void LintWriting(const LintInput& input, std::vector<Diagnostic>& diagnostics) {
  LintMetadata(input.document, input.source, input.today, diagnostics);
  LintLogsource(input.document, input.rule.logsource, input.known.maps(), diagnostics);
  for (const SearchIdentifier& identifier : input.rule.identifiers) {
    LintItems(identifier.body, input, diagnostics);
  }
  LintEmptyTexts(input.rule, diagnostics);
  LintEventIds(input.rule, diagnostics);
  LintConditions(input.rule, input.source, diagnostics);
  if (!input.conventions) return;
  LintMetadataConventions(input.document, input.source, input.today, diagnostics);
  LintDetectionConventions(input.document, input.rule, input.source, diagnostics);
  LintRuleFile(input.rule, input.source, diagnostics);
}

void LintWriting(const YamlNode& document, const Correlation& correlation, const Source& source,
                 std::string_view today, bool conventions, std::vector<Diagnostic>& diagnostics) {
  LintMetadata(document, source, today, diagnostics);
  LintCorrelation(correlation, diagnostics);
  if (!conventions) return;
  LintMetadataConventions(document, source, today, diagnostics);
  LintCorrelationFile(correlation.span, source, diagnostics);
}

void LintMeaning(const LintInput& input, const BoundRule& bound,
                 std::vector<Diagnostic>& diagnostics) {
  LintLists(bound, input.source, input.all_findings, diagnostics);
  LintLogic(bound, diagnostics);
  LintGates(input.rule, bound, input.known.maps(), diagnostics);
  LintCost(bound, diagnostics);
  LintTaxonomy(input.rule, input.known, input.conventions, diagnostics);
  LintSchema(input.rule, bound, input.known, diagnostics);
}

}  // namespace sigmata
