// A value of a record as text, spelled as evtx_dump spells it.
#ifndef SIGMATA_RUNTIME_EVTX_BINXML_VALUE_H_
#define SIGMATA_RUNTIME_EVTX_BINXML_VALUE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/evtx/element_tree.h"

namespace sigmata::evtx {

// How a value is written in JSON: as it is, or between quotes.
enum class Spelling : std::uint8_t { kBare, kQuoted };

// Appends a single value's text, escaped for a JSON string. Bytes that are no value of their type,
// or of a type nobody knows, are written in hexadecimal: one odd value must not cost the event.
// `spelling` says how the text stands in JSON if it is all of a value.
void AppendValueText(ValueType type, std::string_view bytes, std::string& out, Spelling& spelling);

// Bytes of one element of an array of the type; 0: they are separated by a zero character, or the
// type has no arrays.
std::size_t ElementSize(ValueType type);

// UTF-16 (a name, or a text without its trailing zeros) escaped for a JSON string.
void AppendUtf16Text(std::string_view bytes, std::string& out);

}  // namespace sigmata::evtx

#endif  // SIGMATA_RUNTIME_EVTX_BINXML_VALUE_H_
