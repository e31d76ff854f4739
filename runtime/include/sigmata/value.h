// One value of an event, as it stands in the input.
//
// Nothing is decoded when an event is read: a Value is a view of the input's bytes with its kind.
// A view stays valid as long as the bytes given to the reader do.
#ifndef SIGMATA_VALUE_H_
#define SIGMATA_VALUE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sigmata {

enum class ValueKind : std::uint8_t {
  kString,      // raw: the JSON text between the quotes, escapes as written
  kNumber,      // raw: the number as written
  kBool,        // raw: true or false
  kNull,        // JSON null
  kEmptyArray,  // [] : present, but equal to null for a rule
  kObject,      // present, but without a scalar value
};

struct Value {
  std::string_view raw;
  ValueKind kind = ValueKind::kNull;
  bool escaped =
      false;  // a string written as in JSON, with or without escapes; else the text itself

  // Strings, numbers and booleans have a text that rules compare with.
  bool is_scalar() const { return kind <= ValueKind::kBool; }
};

// Appends the text of a scalar value (escapes decoded, UTF-8) to `out`. A lone surrogate becomes
// U+FFFD; an unknown escape is kept as written.
void AppendText(const Value& value, std::string& out);
// Writes the text to `out`, which has room for value.raw.size() bytes; returns its length.
std::size_t DecodeText(const Value& value, char* out) noexcept;
// Appends the value as JSON, byte for byte as it was read (an object becomes `{}`, and an escape
// that JSON does not have gets a second backslash).
void AppendJson(const Value& value, std::string& out);

}  // namespace sigmata

#endif  // SIGMATA_VALUE_H_
