// The `detection` of a rule: maps, lists, keywords, values (rules specification, "detection").
#ifndef SIGMATA_COMPILER_PARSE_DETECTION_PARSER_H_
#define SIGMATA_COMPILER_PARSE_DETECTION_PARSER_H_

#include <vector>

#include "compiler/parse/rule.h"

namespace sigmata {

// Fills identifiers and conditions. `detection` is the entry of the rule's map; `source` the text
// of its file. Everything found wrong is added to `diagnostics`.
void ParseDetection(const YamlEntry& detection, std::string_view source, Rule& rule,
                    std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_DETECTION_PARSER_H_
