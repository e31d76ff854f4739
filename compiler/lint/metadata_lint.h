// What stands beside the detection: ids, dates, tags, references.
#ifndef SIGMATA_COMPILER_LINT_METADATA_LINT_H_
#define SIGMATA_COMPILER_LINT_METADATA_LINT_H_

#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM111 an unknown key, SM203 a title that ends with a full stop, SM204 no id, SM208 modified
// before date, SM212 a tag that is none, SM214 a technique without a tactic, SM217 an entry
// of a list given twice.
void LintMetadata(const YamlNode& document, const Source& source,
                  std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_METADATA_LINT_H_
