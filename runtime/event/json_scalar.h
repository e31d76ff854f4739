// The token of a JSON scalar as a Value.
#ifndef SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_
#define SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_

#include <optional>
#include <string_view>

#include "sigmata/value.h"

namespace sigmata {

// None if `token` is neither a JSON number nor a word such as true.
std::optional<Value> NumberOrWord(std::string_view token);

// None if `token` is not a JSON scalar. A view into `token`; whether a string has escapes is asked
// when its text is.
inline std::optional<Value> ScalarOf(std::string_view token) {
  if (token.size() < 2 || token.front() != '"') return NumberOrWord(token);
  if (token.back() != '"') return std::nullopt;
  return Value{token.substr(1, token.size() - 2), ValueKind::kString, true};
}

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_
