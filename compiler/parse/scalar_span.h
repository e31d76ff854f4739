// Where a scalar stands in the text, and where each of its decoded bytes comes from.
#ifndef SIGMATA_COMPILER_PARSE_SCALAR_SPAN_H_
#define SIGMATA_COMPILER_PARSE_SCALAR_SPAN_H_

#include <cstdint>
#include <string_view>

#include "compiler/parse/yaml_document.h"

namespace sigmata {

struct ScalarExtent {
  ScalarStyle style = ScalarStyle::kPlain;
  std::uint32_t begin = 0;  // behind anchor and tag
  std::uint32_t end = 0;
};

// `start` is where yaml-cpp says that the node begins; `value` is its decoded text.
ScalarExtent FindScalarExtent(std::string_view source, std::uint32_t start, std::string_view value);

// The span of the decoded bytes [begin, end) of a scalar; the whole scalar where that cannot be
// told (folded block scalars).
Span SpanWithin(std::string_view source, const YamlNode& scalar, std::size_t begin, std::size_t end);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_SCALAR_SPAN_H_
