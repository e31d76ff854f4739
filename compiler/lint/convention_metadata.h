// Conventions of the SigmaHQ project for what stands beside the detection.
#ifndef SIGMATA_COMPILER_LINT_CONVENTION_METADATA_H_
#define SIGMATA_COMPILER_LINT_CONVENTION_METADATA_H_

#include <string_view>
#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM230 to SM249, SM253 to SM257. `today` is YYYY-MM-DD, or empty: what depends on it is not asked.
void LintMetadataConventions(const YamlNode& document, const Source& source, std::string_view today,
                             std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_CONVENTION_METADATA_H_
