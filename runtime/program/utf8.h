// Reading UTF-8 one code point at a time, where a byte that fits nowhere counts as one character.
#ifndef SIGMATA_RUNTIME_PROGRAM_UTF8_H_
#define SIGMATA_RUNTIME_PROGRAM_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sigmata {

struct CodePoint {
  std::uint32_t value;  // kInvalidByte for a byte that is not part of valid UTF-8
  std::uint32_t size;   // bytes taken, at least 1
};

inline constexpr std::uint32_t kInvalidByte = 0xFFFFFFFF;

// `text` is not empty.
CodePoint DecodeUtf8(std::string_view text) noexcept;
// Writes at most 4 bytes; returns how many.
std::size_t EncodeUtf8(std::uint32_t code_point, char* out) noexcept;
void AppendUtf8(std::uint32_t code_point, std::string& out);

// `text` begins with bytes that are not valid UTF-8: how many of them one replacement character
// stands for (the longest beginning of a character, or one byte; Unicode 15, section 3.9).
std::size_t InvalidUtf8Size(std::string_view text) noexcept;
// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t FindInvalidUtf8(std::string_view text) noexcept;
bool IsAscii(std::string_view text) noexcept;

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_UTF8_H_
