// Field names against those that a logsource is known to have.
#ifndef SIGMATA_COMPILER_LINT_TAXONOMY_LINT_H_
#define SIGMATA_COMPILER_LINT_TAXONOMY_LINT_H_

#include <vector>

#include "compiler/lint/known_events.h"
#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// SM604 and SM614: a name that is nearly, but not quite, a field of the logsource. A name that
// nothing is near to may be a field that the maps do not know, so nothing is said,
// but under SigmaHQ's conventions: SM264.
void LintTaxonomy(const Rule& rule, const KnownEvents& events, bool conventions,
                  std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_TAXONOMY_LINT_H_
