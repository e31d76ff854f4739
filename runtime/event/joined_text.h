// Several texts in one, with a comma and a space between them.
#ifndef SIGMATA_RUNTIME_EVENT_JOINED_TEXT_H_
#define SIGMATA_RUNTIME_EVENT_JOINED_TEXT_H_

#include <cstddef>
#include <string_view>

#include "sigmata/value.h"

namespace sigmata {

// How many texts a value holds; 1 if it is no string.
std::size_t CountJoined(const Value& value);

// Takes the first text, and what separates it from the next, from the front of `raw`: what stands
// between the quotation marks of a JSON string, so that its escapes are not torn.
std::string_view TakeJoined(std::string_view& raw);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JOINED_TEXT_H_
