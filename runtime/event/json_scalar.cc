#include "runtime/event/json_scalar.h"

#include "runtime/event/json_text.h"

namespace sigmata {

std::optional<Value> ScalarOf(std::string_view token) {
  if (token.empty()) return std::nullopt;
  if (token.front() == '"') {
    if (token.size() < 2 || token.back() != '"') return std::nullopt;
    return Value{token.substr(1, token.size() - 2), ValueKind::kString, true};
  }
  if (token == "null") return Value{token, ValueKind::kNull, false};
  if (token == "true" || token == "false") return Value{token, ValueKind::kBool, false};
  return IsJsonNumber(token) ? std::optional(Value{token, ValueKind::kNumber, false})
                             : std::nullopt;
}

}  // namespace sigmata
