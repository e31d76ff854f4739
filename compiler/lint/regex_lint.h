// Regular expressions that say less, or more, than they seem to.
#ifndef SIGMATA_COMPILER_LINT_REGEX_LINT_H_
#define SIGMATA_COMPILER_LINT_REGEX_LINT_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM704 a regex without anything that makes it one, SM705 `.*` at an edge, SM706 a dot before a
// file's ending that stands for any character, SM707 letters that are told by their case.
void LintRegexes(const DetectionItem& item, const Source& source,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_REGEX_LINT_H_
