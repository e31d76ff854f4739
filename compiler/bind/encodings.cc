#include "compiler/bind/encodings.h"

#include <array>
#include <cstdint>

#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint32_t ByteAt(std::string_view bytes, std::size_t i) {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
}

}  // namespace

std::string Base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::uint32_t group =
        (ByteAt(bytes, i) << 16U) | (ByteAt(bytes, i + 1) << 8U) | ByteAt(bytes, i + 2);
    const std::size_t sextets = std::min<std::size_t>(bytes.size() - i, 3) + 1;
    for (std::size_t s = 0; s < 4; ++s) {
      out += s < sextets ? kAlphabet[(group >> (18U - 6U * s)) & 0x3FU] : '=';
    }
  }
  return out;
}

std::vector<std::string> Base64Offsets(std::string_view bytes) {
  constexpr std::array<std::size_t, 3> kCutAtStart = {0, 2, 3};
  constexpr std::array<std::size_t, 3> kCutAtEnd = {0, 3, 2};
  std::vector<std::string> variants;
  for (std::size_t offset = 0; offset < 3; ++offset) {
    const std::string encoded = Base64(std::string(offset, ' ') + std::string(bytes));
    const std::size_t cut = kCutAtStart[offset] + kCutAtEnd[(bytes.size() + offset) % 3];
    if (encoded.size() <= cut) continue;  // too short: nothing of it is certain
    variants.push_back(encoded.substr(kCutAtStart[offset], encoded.size() - cut));
  }
  return variants;
}

std::string EncodeUtf16(std::string_view text, Utf16Order order) {
  std::string out;
  const auto put_unit = [&](std::uint32_t unit) {
    const std::uint32_t low = unit & 0xFFU;
    const std::uint32_t high = unit >> 8U;
    AppendUtf8(order == Utf16Order::kBigEndian ? high : low, out);
    AppendUtf8(order == Utf16Order::kBigEndian ? low : high, out);
  };
  if (order == Utf16Order::kWithMark) put_unit(0xFEFF);
  while (!text.empty()) {
    const CodePoint point = DecodeUtf8(text);
    text.remove_prefix(point.size);
    if (point.value > 0xFFFF) {
      const std::uint32_t rest = point.value - 0x10000;
      put_unit(0xD800 + (rest >> 10U));
      put_unit(0xDC00 + (rest & 0x3FFU));
    } else {
      put_unit(point.value);
    }
  }
  return out;
}

std::string BytesOf(std::string_view code_points) {
  std::string out;
  while (!code_points.empty()) {
    const CodePoint point = DecodeUtf8(code_points);
    code_points.remove_prefix(point.size);
    out += static_cast<char>(point.value);
  }
  return out;
}

}  // namespace sigmata
