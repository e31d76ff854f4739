#include "runtime/event/utf16.h"

#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

std::uint32_t ByteOf(char c) { return static_cast<unsigned char>(c); }
bool IsHigh(std::uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool IsLow(std::uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

}  // namespace

void Utf16Decoder::AppendUnit(std::uint32_t unit, std::string& out) {
  if (high_ != 0) {
    const std::uint32_t high = high_;
    high_ = 0;
    if (IsLow(unit)) {
      AppendUtf8(0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00), out);
      return;
    }
    AppendUtf8(kReplacement, out);
  }
  if (unit < 0x80) {
    out += static_cast<char>(unit);
  } else if (IsHigh(unit)) {
    high_ = unit;
  } else {
    AppendUtf8(IsLow(unit) ? kReplacement : unit, out);
  }
}

void Utf16Decoder::Append(std::string_view bytes, std::string& out) {
  if (bytes.empty()) return;
  if (half_unit_) {
    half_unit_ = false;
    AppendUnit(UnitOf(byte_, bytes.front()), out);
    bytes.remove_prefix(1);
  }
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    AppendUnit(UnitOf(ByteOf(bytes[i]), bytes[i + 1]), out);
  }
  if (bytes.size() % 2 == 0) return;
  half_unit_ = true;
  byte_ = ByteOf(bytes.back());
}

void Utf16Decoder::Finish(std::string& out) {
  if (high_ != 0) AppendUtf8(kReplacement, out);
  if (half_unit_) AppendUtf8(kReplacement, out);
  high_ = 0;
  half_unit_ = false;
}

void AppendUtf16(std::string_view bytes, std::string& out) {
  Utf16Decoder decoder;
  decoder.Append(bytes, out);
  decoder.Finish(out);
}

}  // namespace sigmata
