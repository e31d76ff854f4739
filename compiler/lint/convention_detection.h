// Conventions of the SigmaHQ project for detections and conditions.
#ifndef SIGMATA_COMPILER_LINT_CONVENTION_DETECTION_H_
#define SIGMATA_COMPILER_LINT_CONVENTION_DETECTION_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM258 to SM263 and SM265; SM428 of hashes without their kind. Reads what was found before, so as
// not to say of an escape what has been said.
void LintDetectionConventions(const YamlNode& document, const Rule& rule, const Source& source,
                              std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_CONVENTION_DETECTION_H_
