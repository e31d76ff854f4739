// The quotes of values that a detection looks for: single ones.
#ifndef SIGMATA_COMPILER_FORMAT_QUOTES_H_
#define SIGMATA_COMPILER_FORMAT_QUOTES_H_

#include <string_view>
#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// Puts text values of the document's detections into single quotes, where these change nothing for
// any reader of YAML. Numbers, words such as `null`, conditions, and texts with an apostrophe or an
// escape stay as they are written.
void QuoteValues(const YamlNode& document, std::string_view text, std::vector<Edit>& edits);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_QUOTES_H_
