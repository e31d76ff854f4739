// The order of a rule's keys.
#ifndef SIGMATA_COMPILER_FORMAT_KEY_ORDER_H_
#define SIGMATA_COMPILER_FORMAT_KEY_ORDER_H_

#include <string_view>
#include <vector>

#include "compiler/parse/yaml_document.h"

namespace sigmata {

// The lines of a text (by number, from 0) in the order in which they belong: each key of a document
// with all that is below it, and with the comments right above it. A key that Sigma does not know
// stays behind the key it stood behind.
std::vector<std::size_t> OrderLines(const std::vector<YamlNode>& documents, std::string_view text,
                                    const std::vector<std::string_view>& lines,
                                    const std::vector<bool>& within_value);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_KEY_ORDER_H_
