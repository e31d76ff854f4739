// What stands beside the detection: ids, dates, tags, references.
#ifndef SIGMATA_COMPILER_LINT_METADATA_LINT_H_
#define SIGMATA_COMPILER_LINT_METADATA_LINT_H_

#include <string_view>
#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM111 an unknown key, SM203 a title that ends with a full stop, SM204 no id, SM208 modified
// before date, SM209 a day to come, SM215 a relation that is none, SM217 an entry of a list given
// twice; tags (tag_lint.h). `today` is YYYY-MM-DD, or empty: what depends on it is not asked.
void LintMetadata(const YamlNode& document, const Source& source, std::string_view today,
                  std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_METADATA_LINT_H_
