// Rules that are dear to match.
#ifndef SIGMATA_COMPILER_LINT_COST_LINT_H_
#define SIGMATA_COMPILER_LINT_COST_LINT_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// SM708 and SM901: no text has to be there for the rule to match, because of a regular expression
// or of something else; SM902: the text is very short; SM903: a keyword.
void LintCost(const BoundRule& bound, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_COST_LINT_H_
