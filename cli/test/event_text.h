// An event as a text to look for expressions in.
#ifndef SIGMATA_CLI_TEST_EVENT_TEXT_H_
#define SIGMATA_CLI_TEST_EVENT_TEXT_H_

#include <string>
#include <string_view>

namespace sigmata::cli {

// The event as it stands, and of JSON a second line: all values with their keys, escapes decoded,
// as `Key: value` with two spaces between them.
std::string SearchableText(std::string_view event);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_EVENT_TEXT_H_
