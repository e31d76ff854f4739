// `field|modifier|modifier`: the key of a detection item.
#ifndef SIGMATA_COMPILER_PARSE_FIELD_KEY_PARSER_H_
#define SIGMATA_COMPILER_PARSE_FIELD_KEY_PARSER_H_

#include <vector>

#include "compiler/parse/rule.h"

namespace sigmata {

// Sets field (none for a keyword item) and modifiers of `item`. Whether the modifiers make sense
// together is the binder's question.
void ParseFieldKey(const YamlNode& key, std::string_view source, DetectionItem& item,
                   std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_FIELD_KEY_PARSER_H_
