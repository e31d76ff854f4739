// Correlations that are sound but hardly meant.
#ifndef SIGMATA_COMPILER_LINT_CORRELATION_LINT_H_
#define SIGMATA_COMPILER_LINT_CORRELATION_LINT_H_

#include <vector>

#include "compiler/parse/correlation.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// SM806 no `group-by`, SM830 a temporal correlation of one rule.
void LintCorrelation(const Correlation& correlation, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_CORRELATION_LINT_H_
