#include "runtime/event/json_scalar.h"

#include "runtime/event/json_text.h"

namespace sigmata {

std::optional<Value> NumberOrWord(std::string_view token) {
  if (token == "null") return Value{token, ValueKind::kNull, false};
  if (token == "true" || token == "false") return Value{token, ValueKind::kBool, false};
  return IsJsonNumber(token) ? std::optional(Value{token, ValueKind::kNumber, false})
                             : std::nullopt;
}

}  // namespace sigmata
