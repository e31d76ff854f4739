// A key that is missing because it is spelt nearly, but not quite, so.
#ifndef SIGMATA_COMPILER_PARSE_MISSPELT_KEY_H_
#define SIGMATA_COMPILER_PARSE_MISSPELT_KEY_H_

#include <string_view>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// The entry of the map that stands for the missing key, or null.
const YamlEntry* FindMisspelt(const YamlNode& map, std::string_view key);

// "The rule has no ...": at the misspelt key if there is one, else where the map begins.
Diagnostic MissingKey(DiagnosticCode code, const YamlNode& map, std::string_view key,
                      std::string message, std::string help);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_MISSPELT_KEY_H_
