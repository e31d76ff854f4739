// Correlations meet the rules that they name. They are understood, and not evaluated.
#ifndef SIGMATA_COMPILER_BIND_CORRELATION_BINDER_H_
#define SIGMATA_COMPILER_BIND_CORRELATION_BINDER_H_

#include <set>
#include <string>
#include <vector>

#include "compiler/parse/correlation.h"

namespace sigmata {

// Ids and names of rules, also of rules that are refused for another reason.
using RuleNames = std::set<std::string, std::less<>>;

// What can only be said when all documents are known: rules that do not exist (SM801), correlations
// that refer to themselves (SM802), aliases for rules that are not the correlation's (SM808).
// Returns how many of the correlations are sound.
std::size_t CheckCorrelations(const std::vector<Correlation>& correlations, const RuleNames& rules,
                              std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_CORRELATION_BINDER_H_
