// The condition of a correlation: thresholds with their field, or an expression over rule names.
#ifndef SIGMATA_COMPILER_PARSE_CORRELATION_CONDITION_H_
#define SIGMATA_COMPILER_PARSE_CORRELATION_CONDITION_H_

#include <vector>

#include "compiler/parse/correlation.h"

namespace sigmata {

// `entry` is the document's `correlation`, a map. The type of `correlation` is read already, for it
// decides what its condition has to say.
void ReadCorrelationCondition(const YamlEntry& entry, const Source& source,
                              Correlation& correlation, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_CORRELATION_CONDITION_H_
