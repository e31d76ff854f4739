// Rules that add nothing to another one.
#ifndef SIGMATA_COMPILER_LINT_SHADOW_LINT_H_
#define SIGMATA_COMPILER_LINT_SHADOW_LINT_H_

#include <vector>

#include "compiler/lint/set_lint.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// SM811 each event that the rule matches is matched by another rule of its logsource, whose level
// is no lower, and neither names the other as related. Of two that match the same events the second
// is told; those that also say it in the same way are SM812's and not given.
void LintShadowed(const std::vector<RuleOfSet>& rules, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_SHADOW_LINT_H_
