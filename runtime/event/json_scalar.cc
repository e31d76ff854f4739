#include "runtime/event/json_scalar.h"

#include <cstring>

namespace sigmata {
namespace {

std::string_view TrimSpace(std::string_view text) {
  while (!text.empty() && std::strchr(" \t\r\n", text.back()) != nullptr) text.remove_suffix(1);
  return text;
}

bool IsJsonNumber(std::string_view token) {
  const auto digits = [&token] {
    std::size_t n = 0;
    while (n < token.size() && token[n] >= '0' && token[n] <= '9') ++n;
    token.remove_prefix(n);
    return n;
  };
  if (token.starts_with('-')) token.remove_prefix(1);
  const bool zero = token.starts_with('0');
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (token.starts_with('.')) {
    token.remove_prefix(1);
    if (digits() == 0) return false;
  }
  if (token.starts_with('e') || token.starts_with('E')) {
    token.remove_prefix(1);
    if (token.starts_with('+') || token.starts_with('-')) token.remove_prefix(1);
    if (digits() == 0) return false;
  }
  return token.empty();
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
