#include "runtime/event/joined_text.h"

namespace sigmata {
namespace {

// The bytes that `c` takes at the front of `raw`, plain or as an escape; 0: it is not there.
std::size_t SizeOf(char c, std::string_view escape, std::string_view raw) {
  if (raw.starts_with(c)) return 1;
  if (raw.size() < escape.size()) return 0;
  for (std::size_t i = 0; i < escape.size(); ++i) {
    const bool upper = i > 1 && raw[i] >= 'A' && raw[i] <= 'F';
    if ((upper ? static_cast<char>(raw[i] - 'A' + 'a') : raw[i]) != escape[i]) return 0;
  }
  return escape.size();
}

std::size_t SizeOfSeparator(std::string_view raw) {
  const std::size_t comma = SizeOf(',', "\\u002c", raw);
  if (comma == 0) return 0;
  const std::size_t space = SizeOf(' ', "\\u0020", raw.substr(comma));
  return space == 0 ? 0 : comma + space;
}

}  // namespace

std::string_view TakeJoined(std::string_view& raw) {
  for (std::size_t i = 0; i < raw.size();) {
    if (const std::size_t separator = SizeOfSeparator(raw.substr(i)); separator > 0) {
      const std::string_view first = raw.substr(0, i);
      raw.remove_prefix(i + separator);
      return first;
    }
    i += raw[i] == '\\' ? 2U : 1U;
  }
  const std::string_view last = raw;
  raw = {};
  return last;
}

std::size_t CountJoined(const Value& value) {
  if (value.kind != ValueKind::kString) return 1;
  std::size_t count = 1;
  std::string_view rest = value.raw;
  while (true) {
    const std::string_view before = rest;
    const std::string_view first = TakeJoined(rest);
    if (first.size() == before.size()) return count;
    ++count;
  }
}

}  // namespace sigmata
