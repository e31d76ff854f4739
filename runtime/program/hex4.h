// Four hexadecimal digits, as JSON writes a sign by its number.
#ifndef SIGMATA_RUNTIME_PROGRAM_HEX4_H_
#define SIGMATA_RUNTIME_PROGRAM_HEX4_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sigmata {

// Of each byte; above 0xF: it is no digit.
inline constexpr auto kHexDigits = [] {
  constexpr std::uint8_t kNone = 0xFF;
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::uint8_t i = 0; i < 10; ++i) values[static_cast<std::size_t>('0') + i] = i;
  for (std::uint8_t i = 0; i < 6; ++i) {
    values[static_cast<std::size_t>('a') + i] = static_cast<std::uint8_t>(10 + i);
    values[static_cast<std::size_t>('A') + i] = static_cast<std::uint8_t>(10 + i);
  }
  return values;
}();

// The number that the text's first four signs write; nothing if they do not.
inline std::optional<std::uint32_t> ReadHex4(std::string_view text) noexcept {
  if (text.size() < 4) return std::nullopt;
  const auto digit = [text](std::size_t i) -> std::uint32_t {
    return kHexDigits[static_cast<unsigned char>(text[i])];
  };
  const std::uint32_t a = digit(0), b = digit(1), c = digit(2), d = digit(3);
  if ((a | b | c | d) > 0xF) return std::nullopt;
  return a << 12U | b << 8U | c << 4U | d;
}

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_HEX4_H_
