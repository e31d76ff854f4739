#include "compiler/bind/windash.h"

#include <algorithm>

#include "runtime/program/utf8.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

// Letters, digits and the underscore; every code point outside ASCII that is no dash counts as a
// letter, which it nearly always is.
bool IsWord(std::uint32_t point) {
  if (point == kInvalidByte || IsDash(point)) return false;
  return point >= 0x80 || point == '_' || (point >= '0' && point <= '9') ||
         (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

}  // namespace

std::string MarkDashes(std::string_view text) {
  std::string out;
  bool word_before = false;
  while (!text.empty()) {
    const CodePoint point = DecodeUtf8(text);
    const std::string_view spelling = text.substr(0, point.size);
    text.remove_prefix(point.size);
    const bool word_behind = !text.empty() && IsWord(DecodeUtf8(text).value);
    if (IsDash(point.value) && !word_before && word_behind) {
      out += kAnyDash;
    } else {
      out += spelling;
    }
    word_before = IsWord(point.value);
  }
  return out;
}

std::optional<std::vector<std::string>> SpellDashes(std::string_view marked) {
  const auto marks = std::count(marked.begin(), marked.end(), kAnyDash);
  if (marks > kMaxSpelledDashes || (marks > 0 && marked.size() > kMaxSpelledBytes)) {
    return std::nullopt;
  }
  std::vector<std::string> spellings(1);
  while (!marked.empty()) {
    const std::size_t mark = std::min(marked.find(kAnyDash), marked.size());
    for (std::string& spelling : spellings) spelling += marked.substr(0, mark);
    if (mark == marked.size()) break;
    std::vector<std::string> longer;
    for (const std::string& spelling : spellings) {
      for (const std::string_view dash : kDashes) longer.push_back(spelling + std::string(dash));
    }
    spellings = std::move(longer);
    marked.remove_prefix(mark + 1);
  }
  return spellings;
}

}  // namespace sigmata
