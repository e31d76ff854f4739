// Whether two texts say the same to a reader of YAML.
#ifndef SIGMATA_COMPILER_FORMAT_SAME_MEANING_H_
#define SIGMATA_COMPILER_FORMAT_SAME_MEANING_H_

#include <vector>

#include "compiler/parse/yaml_document.h"

namespace sigmata {

// The same documents with the same keys and values, of the same types; the keys of a document may
// stand in another order, those further down not.
bool SayTheSame(const std::vector<YamlNode>& a, const std::vector<YamlNode>& b);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_SAME_MEANING_H_
