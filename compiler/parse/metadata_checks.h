// Title, id, name, status, level, dates: read and checked (rules specification, "components").
#ifndef SIGMATA_COMPILER_PARSE_METADATA_CHECKS_H_
#define SIGMATA_COMPILER_PARSE_METADATA_CHECKS_H_

#include <array>
#include <string_view>
#include <vector>

#include "compiler/parse/rule.h"

namespace sigmata {

// `document` is the rule's map. Mistakes in metadata are reported; of them only a missing title
// keeps a rule from being compiled.
void ReadMetadata(const YamlNode& document, Rule& rule, std::vector<Diagnostic>& diagnostics);

// The least first.
inline constexpr std::array<std::string_view, 5> kLevels = {"informational", "low", "medium",
                                                            "high", "critical"};

bool IsUuid(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_METADATA_CHECKS_H_
