// Text of rules and events within HTML.
#ifndef SIGMATA_CLI_EXPLAIN_HTML_TEXT_H_
#define SIGMATA_CLI_EXPLAIN_HTML_TEXT_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/explain/explanation.h"

namespace sigmata::cli {

// Safe as text and within quoted attributes; hidden characters are shown (printable.h).
std::string HtmlText(std::string_view text);

// The same, with <mark> around the ranges, which are in order and apart.
std::string HtmlMarked(std::string_view text, std::span<const ByteRange> ranges);

// Ranges in order; those that meet become one.
std::vector<ByteRange> JoinRanges(std::vector<ByteRange> ranges);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_HTML_TEXT_H_
