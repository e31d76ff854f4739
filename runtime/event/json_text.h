// The smallest parts of JSON: which words are values, and how any bytes are written as a string.
#ifndef SIGMATA_RUNTIME_EVENT_JSON_TEXT_H_
#define SIGMATA_RUNTIME_EVENT_JSON_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sigmata {

bool IsJsonNumber(std::string_view token);
bool IsJsonWord(std::string_view token);  // true, false, null

// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8 stay as they are, for
// the reader to refuse.
void AppendJsonString(std::string_view text, std::string& json);
// The same without quotes, for a string that is put together from pieces.
void AppendJsonChars(std::string_view text, std::string& json);

// Appends what stood between the quotes of a damaged string as the inside of a sound one: quotes
// and control characters are escaped, the backslash of an escape that JSON does not have is
// doubled, bytes that are not UTF-8, and halves of
// surrogate pairs, become U+FFFD. What was sound stays byte for byte. `quote`
// closed the string. False: `out` would grow over `limit`.
bool AppendJsonText(std::string_view text, char quote, std::size_t limit, std::string& out);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JSON_TEXT_H_
