// Conditions that cannot do what they seem to do.
#ifndef SIGMATA_COMPILER_LINT_LOGIC_LINT_H_
#define SIGMATA_COMPILER_LINT_LOGIC_LINT_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// SM510 the condition is never true, SM511 it is always true, SM514 two parts that cannot hold of
// one value, SM515 a filter that excludes nothing, SM516 a filter that excludes everything, SM517 a
// rule that matches events which have none of its fields.
void LintLogic(const BoundRule& bound, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_LOGIC_LINT_H_
