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

// At most about `width` bytes of `text`, around the marked part where there is one, which then
// stands in « ». What is cut off shows as an ellipsis.
std::string Excerpt(std::string_view text, std::optional<ByteRange> part, std::size_t width);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_PRINTABLE_H_
