// What is legal in a rule but hardly meant: values that never matter, conditions that cannot hold,
// fields that the event does not have. Lints report, they never refuse.
//
// Each lint has a file of its own and one way in; LintRule calls those that fit the rule at hand.
#ifndef SIGMATA_COMPILER_LINT_LINT_H_
#define SIGMATA_COMPILER_LINT_LINT_H_

#include <string_view>
#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/lint/known_events.h"
#include "compiler/parse/correlation.h"
#include "compiler/parse/rule.h"
#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

struct LintInput {
  const YamlNode& document;
  const Rule& rule;
  const Source& source;
  const KnownEvents& known;   // and the field maps
  std::string_view today;     // YYYY-MM-DD, or empty
  bool conventions = false;   // those of the SigmaHQ project too
  bool all_findings = false;  // also of a list that has many
};

// A rule as it is written. Also for rules that cannot be bound.
void LintWriting(const LintInput& input, std::vector<Diagnostic>& diagnostics);
// A correlation as it is written; it has no detection.
void LintWriting(const YamlNode& document, const Correlation& correlation, const Source& source,
                 std::string_view today, bool conventions, std::vector<Diagnostic>& diagnostics);
// A rule as it is meant, before filters narrow it.
void LintMeaning(const LintInput& input, const BoundRule& bound,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_LINT_H_
