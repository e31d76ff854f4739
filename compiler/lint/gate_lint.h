// What a rule asks against what its logsource means (the gates of the field maps).
#ifndef SIGMATA_COMPILER_LINT_GATE_LINT_H_
#define SIGMATA_COMPILER_LINT_GATE_LINT_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/field_map.h"

namespace sigmata {

// SM315 event IDs that a category means as well, SM316 what the logsource says already, SM318
// Sysmon without an event ID, SM518 what the logsource rules out, SM612 two fields of the rule that
// are one of the event.
void LintGates(const Rule& rule, const BoundRule& bound, const FieldMaps& maps,
               std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_GATE_LINT_H_
