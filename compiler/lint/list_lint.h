// Values of one item that cannot change what it matches.
#ifndef SIGMATA_COMPILER_LINT_LIST_LINT_H_
#define SIGMATA_COMPILER_LINT_LIST_LINT_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM420: a value that stands in its list twice, but for letter case. SM512: a value of a list that
// another one covers. SM513: a member of `all` that another one demands anyway. Of a list
// with many such values the first ten are reported, and the rest counted, unless `all` are wanted.
void LintLists(const BoundRule& bound, const Source& source, bool all,
               std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_LIST_LINT_H_
