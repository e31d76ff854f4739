// Values that have a form of their own: hashes, accounts, empty texts, runs of wildcards.
#ifndef SIGMATA_COMPILER_LINT_FORM_LINT_H_
#define SIGMATA_COMPILER_LINT_FORM_LINT_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM417 an empty text, where the rule does not speak of the missing field as well.
void LintEmptyTexts(const Rule& rule, std::vector<Diagnostic>& diagnostics);

// SM425 two `*` side by side, SM427 a part of an account's English name, SM428
// a hash whose digits do not fit its kind.
void LintForms(const DetectionItem& item, const Source& source,
               std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_FORM_LINT_H_
