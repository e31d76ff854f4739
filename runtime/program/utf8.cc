#include "runtime/program/utf8.h"

#include "runtime/program/bytes16.h"

namespace sigmata {
namespace {

std::uint32_t Byte(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool IsContinuation(std::string_view text, std::size_t i) {
  return i < text.size() && (Byte(text, i) & 0xC0U) == 0x80U;
}

}  // namespace

CodePoint DecodeUtf8(std::string_view text) noexcept {
  constexpr CodePoint kInvalid{kInvalidByte, 1};
  const std::uint32_t first = Byte(text, 0);
  if (first < 0x80) return {first, 1};
  std::uint32_t size = 0;
  std::uint32_t value = 0;
  std::uint32_t smallest = 0;
  if ((first & 0xE0U) == 0xC0U) {
    size = 2, value = first & 0x1FU, smallest = 0x80;
  } else if ((first & 0xF0U) == 0xE0U) {
    size = 3, value = first & 0x0FU, smallest = 0x800;
  } else if ((first & 0xF8U) == 0xF0U) {
    size = 4, value = first & 0x07U, smallest = 0x10000;
  } else {
    return kInvalid;
  }
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!IsContinuation(text, i)) return kInvalid;
    value = (value << 6U) | (Byte(text, i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || value > 0x10FFFF || surrogate) return kInvalid;
  return {value, size};
}

std::size_t EncodeUtf8(std::uint32_t code_point, char* out) noexcept {
  const auto put = [&out](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
  const auto tail = [&](std::uint32_t shift) { put(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    put(code_point);
    return 1;
  }
  if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    tail(0);
    return 2;
  }
  if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    tail(6);
    tail(0);
    return 3;
  }
  put(0xF0U | (code_point >> 18U));
  tail(12);
  tail(6);
  tail(0);
  return 4;
}

void AppendUtf8(std::uint32_t code_point, std::string& out) {
  char bytes[4];
  out.append(bytes, EncodeUtf8(code_point, bytes));
}

std::size_t InvalidUtf8Size(std::string_view text) noexcept {
  const std::uint32_t first = Byte(text, 0);
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return 1;
  for (std::size_t i = 1; i < size; ++i) {
    if (!IsContinuation(text, i)) return i;
    if (i > 1) continue;
    const std::uint32_t second = Byte(text, 1);
    const bool too_long = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool no_character = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    if (too_long || no_character) return 1;
  }
  return size;
}

std::size_t FindInvalidUtf8(std::string_view text) noexcept {
  std::size_t i = 0;
  while (i < text.size()) {
    const CodePoint point = DecodeUtf8(text.substr(i));
    if (point.value == kInvalidByte) return i;
    i += point.size;
  }
  return std::string_view::npos;
}

bool IsAscii(std::string_view text) noexcept {
  constexpr std::size_t kAtATime = 4 * kBytes16;
  Bytes16 seen{};
  std::size_t i = 0;
  for (; i + kAtATime <= text.size(); i += kAtATime) {
    const char* const at = text.data() + i;
    seen |= (Load16(at) | Load16(at + kBytes16)) |
            (Load16(at + 2 * kBytes16) | Load16(at + 3 * kBytes16));
  }
  for (; i + kBytes16 <= text.size(); i += kBytes16) seen |= Load16(text.data() + i);
  unsigned char rest = 0;
  for (; i < text.size(); ++i) rest |= static_cast<unsigned char>(text[i]);
  return HighBits(seen) == 0 && rest < 0x80;
}

}  // namespace sigmata
