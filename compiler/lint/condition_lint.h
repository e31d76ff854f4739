// Search identifiers and how a condition uses them.
#ifndef SIGMATA_COMPILER_LINT_CONDITION_LINT_H_
#define SIGMATA_COMPILER_LINT_CONDITION_LINT_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM309 an identifier that no condition uses, SM310 two identifiers that say the same, SM504 and
// SM507 a quantifier over a single identifier, SM519 one over filters and others, SM505 `and` and
// `or` without brackets.
void LintConditions(const Rule& rule, const Source& source, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_CONDITION_LINT_H_
