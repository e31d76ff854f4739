#include "runtime/event/json_scalar.h"

#include <cstring>

#include "runtime/event/json_text.h"

namespace sigmata {
namespace {

std::string_view TrimSpace(std::string_view text) {
  while (!text.empty() && std::strchr(" \t\r\n", text.back()) != nullptr) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Value> ScalarOf(std::string_view token) {
  token = TrimSpace(token);
  if (token.empty()) return std::nullopt;
  if (token.front() == '"') {
    if (token.size() < 2 || token.back() != '"') return std::nullopt;
    const std::string_view raw = token.substr(1, token.size() - 2);
    const bool escaped = std::memchr(raw.data(), '\\', raw.size()) != nullptr;
    return Value{raw, ValueKind::kString, escaped};
  }
  if (token == "null") return Value{token, ValueKind::kNull, false};
  if (token == "true" || token == "false") return Value{token, ValueKind::kBool, false};
  return IsJsonNumber(token) ? std::optional(Value{token, ValueKind::kNumber, false})
                             : std::nullopt;
}

}  // namespace sigmata
