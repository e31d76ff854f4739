// Whether two texts say the same to a reader of YAML.
#ifndef SIGMATA_COMPILER_FORMAT_SAME_MEANING_H_
#define SIGMATA_COMPILER_FORMAT_SAME_MEANING_H_

#include <optional>
#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/source.h"

namespace sigmata {

// Where in `a` the first thing stands that `b` says otherwise; none if they have the same documents
// with the same keys and values, of the same types. The keys of a document may stand in another
// order, those further down not.
std::optional<Span> FindDifference(const std::vector<YamlNode>& a, const std::vector<YamlNode>& b);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_SAME_MEANING_H_
