// Text of rules and events made fit to be shown: it cannot steer a terminal, nor turn the order of
// what stands beside it.
#ifndef SIGMATA_CLI_EXPLAIN_PRINTABLE_H_
#define SIGMATA_CLI_EXPLAIN_PRINTABLE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cli/explain/explanation.h"

namespace sigmata::cli {

// Control characters, and those that change the direction of text or are not seen, become
// `\u{200E}`; bytes that are not UTF-8 become U+FFFD. `text` is else as it is.
std::string Printable(std::string_view text);

// At most about `width` bytes of `text`, whole characters, around `part` where there is one.
ByteRange Window(std::string_view text, std::optional<ByteRange> part, std::size_t width);

// A value's text in at most about `width` bytes. The part that fits stands in « », unless it is all
// of it; what is cut off shows as an ellipsis.
std::string Excerpt(const ExplainedValue& value, std::size_t width);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_PRINTABLE_H_
