// Decodes a JSON string as far as its escapes are one sign each, which nearly all are.
#ifndef SIGMATA_RUNTIME_EVENT_SIMPLE_ESCAPES_H_
#define SIGMATA_RUNTIME_EVENT_SIMPLE_ESCAPES_H_

#include <cstddef>
#include <string_view>

namespace sigmata {

struct DecodedRun {
  std::size_t read = 0;
  std::size_t written = 0;  // at most `read`
};

// Stops at a backslash that is no such escape: at \u, unless that is a sign of ASCII and the
// processor decodes it as fast, before what is no escape, at the text's end.
DecodedRun DecodeSimpleEscapes(std::string_view raw, char* out) noexcept;

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_SIMPLE_ESCAPES_H_
