// Conventions of the SigmaHQ project for the names of files.
#ifndef SIGMATA_COMPILER_LINT_CONVENTION_FILES_H_
#define SIGMATA_COMPILER_LINT_CONVENTION_FILES_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM252 of a rule by its logsource, SM266 of a correlation.
void LintRuleFile(const Rule& rule, const Source& source, std::vector<Diagnostic>& diagnostics);
void LintCorrelationFile(Span place, const Source& source, std::vector<Diagnostic>& diagnostics);
// SM250 and SM251, of all files. What was read from standard input has no name.
void LintFiles(const SourceSet& sources, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_CONVENTION_FILES_H_
