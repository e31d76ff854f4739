// Where a scalar stands in the text, and where each of its decoded bytes comes from.
#ifndef SIGMATA_COMPILER_PARSE_SCALAR_SPAN_H_
#define SIGMATA_COMPILER_PARSE_SCALAR_SPAN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/parse/yaml_document.h"

namespace sigmata {

struct ScalarExtent {
  ScalarStyle style = ScalarStyle::kPlain;
  std::uint32_t begin = 0;  // behind anchor and tag
  std::uint32_t end = 0;
  bool closed = true;  // false: a quote without its second
};

// `start` is where yaml-cpp says that the node begins; `value` is its decoded text.
ScalarExtent FindScalarExtent(std::string_view source, std::uint32_t start, std::string_view value);

// For each byte of a scalar's decoded text, and its end, the offset in the source.
std::vector<std::uint32_t> SourceOffsets(std::string_view source, const YamlNode& scalar);

// The span of the decoded bytes [begin, end) of a scalar.
Span SpanWithin(std::string_view source, const YamlNode& scalar, std::size_t begin,
                std::size_t end);
// The same with the offsets at hand, for many places in one scalar.
Span SpanWithin(std::string_view source, const YamlNode& scalar,
                const std::vector<std::uint32_t>& offsets, std::size_t begin, std::size_t end);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_SCALAR_SPAN_H_
