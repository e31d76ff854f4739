// Values that are slips of typing, though YAML takes them.
#ifndef SIGMATA_COMPILER_LINT_SLIP_LINT_H_
#define SIGMATA_COMPILER_LINT_SLIP_LINT_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM429 quotation marks of a text program, SM430 an item, or several values, that a missing space
// makes one text.
void LintSlips(const DetectionItem& item, const Source& source,
               std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_SLIP_LINT_H_
