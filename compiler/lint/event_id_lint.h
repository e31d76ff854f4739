// Numbers that no event of Windows has.
#ifndef SIGMATA_COMPILER_LINT_EVENT_ID_LINT_H_
#define SIGMATA_COMPILER_LINT_EVENT_ID_LINT_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// SM605 of an EventID that is no number of 16 bits, whatever the provider.
void LintEventIds(const Rule& rule, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_EVENT_ID_LINT_H_
