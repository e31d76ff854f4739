// Findings that a rule's author has looked at and keeps: `# sigmata: ignore[SM412] reason`.
#ifndef SIGMATA_COMPILER_LINT_SUPPRESSIONS_H_
#define SIGMATA_COMPILER_LINT_SUPPRESSIONS_H_

#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// Whether a rule with this finding compiles all the same. Findings of the condition's logic and of
// the schema are errors, but do not refuse.
bool CanBeSuppressed(const Diagnostic& d);

// Takes out the diagnostics that a comment on their line, or alone on the line above, names by
// code, and adds SM190 for each comment that takes out nothing. Several codes are separated by
// commas. What keeps a rule from being compiled cannot be suppressed.
void ApplySuppressions(const SourceSet& sources, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_SUPPRESSIONS_H_
