// Filters meet the rules they are for.
#ifndef SIGMATA_COMPILER_BIND_FILTER_BINDER_H_
#define SIGMATA_COMPILER_BIND_FILTER_BINDER_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/parse/filter_parser.h"

namespace sigmata {

// Whether the filter is for the rule: its logsource asks for no more than the rule's, and it names
// the rule or means any.
bool FilterIsFor(const Filter& filter, const Rule& rule);

// The filter's condition is ANDed as it stands: what is to be excluded has to stand behind `not`. A
// filter without any `not` is warned of (SM813).
void WarnIfNothingIsExcluded(const Filter& filter, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_FILTER_BINDER_H_
