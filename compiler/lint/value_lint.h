// Values that are probably not what their author meant.
#ifndef SIGMATA_COMPILER_LINT_VALUE_LINT_H_
#define SIGMATA_COMPILER_LINT_VALUE_LINT_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM109 control and invisible characters, SM110 plain scalars that YAML 1.1 reads differently,
// SM412 and SM413 wildcards and escapes by accident, SM414 four backslashes, SM415 a number in
// quotes, SM416 null beside other values, SM421 a space at an edge that has to match, SM422 the end
// of a path where the whole path is compared.
void LintValues(const DetectionItem& item, const Source& source,
                std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_VALUE_LINT_H_
