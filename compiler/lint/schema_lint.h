// Rules against what is known of Windows' events: providers, event IDs, channels, fields, values.
#ifndef SIGMATA_COMPILER_LINT_SCHEMA_LINT_H_
#define SIGMATA_COMPILER_LINT_SCHEMA_LINT_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/lint/known_events.h"
#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// SM601 to SM610. Only what the maps describe is judged: a provider or an event that they do not
// know gives no finding.
void LintSchema(const Rule& rule, const BoundRule& bound, const KnownEvents& known,
                std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_SCHEMA_LINT_H_
