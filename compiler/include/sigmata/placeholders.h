// Values that rules leave open: `%name%` under the `expand` modifier (rules specification,
// "placeholders").
#ifndef SIGMATA_PLACEHOLDERS_H_
#define SIGMATA_PLACEHOLDERS_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// A placeholder's name, without percent signs, and the values it stands for.
using Placeholders = std::map<std::string, std::vector<std::string>, std::less<>>;

// Reads `name: value` and `name: [values]` from a YAML document; false, with diagnostics (SM920 and
// the YAML codes), if it is none.
bool AddPlaceholders(const SourceSet& sources, SourceId id, Placeholders& placeholders,
                     std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_PLACEHOLDERS_H_
