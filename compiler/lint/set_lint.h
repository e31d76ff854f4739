// Rules beside each other.
#ifndef SIGMATA_COMPILER_LINT_SET_LINT_H_
#define SIGMATA_COMPILER_LINT_SET_LINT_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

struct RuleOfSet {
  const Rule* rule;
  const BoundRule* bound;
};

// SM206 an id given twice, SM219 a title given twice, SM812 rules that match the same events, and
// what LintShadowed looks for.
void LintSet(const std::vector<RuleOfSet>& rules, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_SET_LINT_H_
