// Logsources that are nearly one that the field maps know.
#ifndef SIGMATA_COMPILER_LINT_LOGSOURCE_LINT_H_
#define SIGMATA_COMPILER_LINT_LOGSOURCE_LINT_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"
#include "sigmata/field_map.h"

namespace sigmata {

// SM303 a key that a logsource does not have, SM314 a product, category or service that is spelt
// nearly like a known one. One that nothing is near to may belong to a map that is not here.
void LintLogsource(const YamlNode& document, const Logsource& logsource, const FieldMaps& maps,
                   std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_LOGSOURCE_LINT_H_
