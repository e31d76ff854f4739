// Title, id, name, status, level, dates: read and checked (rules specification, "components").
#ifndef SIGMATA_COMPILER_PARSE_METADATA_CHECKS_H_
#define SIGMATA_COMPILER_PARSE_METADATA_CHECKS_H_

#include <string_view>
#include <vector>

#include "compiler/parse/rule.h"

namespace sigmata {

// `document` is the rule's map. Mistakes in metadata are reported; of them only a missing title
// keeps a rule from being compiled.
void ReadMetadata(const YamlNode& document, Rule& rule, std::vector<Diagnostic>& diagnostics);

bool IsUuid(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_METADATA_CHECKS_H_
