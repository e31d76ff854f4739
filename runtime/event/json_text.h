// Writing JSON text: what other forms of an event are turned into before they are read.
#ifndef SIGMATA_RUNTIME_EVENT_JSON_TEXT_H_
#define SIGMATA_RUNTIME_EVENT_JSON_TEXT_H_

#include <string>
#include <string_view>

namespace sigmata {

// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8 stay as they are, for
// the reader to refuse.
void AppendJsonString(std::string_view text, std::string& json);
// The same without quotes, for a string that is put together from pieces.
void AppendJsonChars(std::string_view text, std::string& json);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JSON_TEXT_H_
