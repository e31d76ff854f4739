// Condition text -> Condition.
#ifndef SIGMATA_COMPILER_PARSE_CONDITION_PARSER_H_
#define SIGMATA_COMPILER_PARSE_CONDITION_PARSER_H_

#include <optional>
#include <vector>

#include "compiler/parse/condition.h"
#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

inline constexpr std::size_t kMaxConditionBytes = std::size_t{64} << 10U;
inline constexpr std::size_t kMaxConditionDepth = 64;

// `scalar` holds the condition; `source` is the text it stands in. Empty if the condition does not
// parse; the diagnostics say why and where.
std::optional<Condition> ParseCondition(const YamlNode& scalar, std::string_view source,
                                        std::vector<Diagnostic>& diagnostics);

// How many faults the grammar has (rules that can loop without reading); a test holds it at 0.
std::size_t CountConditionGrammarFaults();

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_CONDITION_PARSER_H_
