#include "cli/explain/printable.h"

#include <fmt/core.h>

#include <algorithm>

#include "runtime/program/utf8.h"

namespace sigmata::cli {
namespace {

bool IsHidden(std::uint32_t c) {
  const auto within = [c](std::uint32_t first, std::uint32_t last) {
    return c >= first && c <= last;
  };
  return c < 0x20 || within(0x7F, 0x9F) || c == 0xAD || c == 0x61C || within(0x200B, 0x200F) ||
         within(0x2028, 0x202E) || within(0x2060, 0x206F) || c == 0xFEFF ||
         within(0xFFF9, 0xFFFB) || within(0xE0000, 0xE007F);
}

// The nearest beginning of a character at or before `at`.
std::size_t CharacterAt(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return std::min(at, text.size());
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const CodePoint c = DecodeUtf8(text);
    if (c.value == kInvalidByte) {
      out += "\uFFFD";
    } else if (IsHidden(c.value)) {
      out += fmt::format("\\u{{{:X}}}", c.value);
    } else {
      out += text.substr(0, c.size);
    }
    text.remove_prefix(c.size);
  }
  return out;
}

ByteRange Window(std::string_view text, std::optional<ByteRange> part, std::size_t width) {
  if (text.size() <= width) return {0, text.size()};
  const ByteRange range = part.value_or(ByteRange{0, 0});
  const std::size_t before = (width - std::min(range.end - range.begin, width)) / 2;
  const std::size_t last = text.size() - width;
  const std::size_t wanted = range.begin > before ? range.begin - before : 0;
  const std::size_t begin = CharacterAt(text, std::min(wanted, last));
  return {begin, CharacterAt(text, begin + width)};
}

std::string Excerpt(const ExplainedValue& value, std::size_t width) {
  const std::string_view text = value.text;
  const std::optional<ByteRange> part = ShownPart(value);
  const ByteRange shown = Window(text, part, width);
  const auto piece = [&](std::size_t from, std::size_t to) {
    from = std::clamp(from, shown.begin, shown.end);
    return Printable(text.substr(from, std::clamp(to, from, shown.end) - from));
  };
  std::string out = value.text_begin + shown.begin > 0 ? "…" : "";
  if (value.part && *value.part != ByteRange{0, value.text_size}) {
    out += piece(shown.begin, part->begin) + "«" + piece(part->begin, part->end) + "»" +
           piece(part->end, shown.end);
  } else {
    out += piece(shown.begin, shown.end);
  }
  return out + (value.text_begin + shown.end < value.text_size ? "…" : "");
}

}  // namespace sigmata::cli
