#include "runtime/program/fold.h"

#include <utf8proc.h>

#include <cstring>

#include "runtime/program/bytes16.h"
#include "runtime/program/utf8.h"

namespace sigmata {

std::uint32_t FoldCodePoint(std::uint32_t code_point) noexcept {
  if (code_point < 0x80) {
    return static_cast<unsigned char>(FoldAscii(static_cast<char>(code_point)));
  }
  const utf8proc_int32_t lower = utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point));
  return lower < 0x80 ? code_point : static_cast<std::uint32_t>(lower);
}

namespace {

Bytes16 FoldAscii16(Bytes16 bytes) {
  // Letters are the first 26 once 'A' is taken away; a comparison yields 0 or -1.
  const auto letter = (bytes - static_cast<std::uint8_t>('A')) < std::uint8_t{26};
  Bytes16 mask;
  std::memcpy(&mask, &letter, sizeof mask);
  return bytes | (mask & std::uint8_t{0x20});
}

void FoldAsciiTo(std::string_view text, char* out) {
  std::size_t i = 0;
  for (; i + kBytes16 <= text.size(); i += kBytes16) {
    Store16(FoldAscii16(Load16(text.data() + i)), out + i);
  }
  for (; i < text.size(); ++i) out[i] = FoldAscii(text[i]);
}

}  // namespace

std::size_t FoldTo(std::string_view text, char* out) noexcept {
  if (IsAscii(text)) {
    FoldAsciiTo(text, out);
    return text.size();
  }
  char* const begin = out;
  while (!text.empty()) {
    const CodePoint point = DecodeUtf8(text);
    if (point.value == kInvalidByte) {
      *out++ = text.front();
    } else {
      out += EncodeUtf8(FoldCodePoint(point.value), out);
    }
    text.remove_prefix(point.size);
  }
  return static_cast<std::size_t>(out - begin);
}

std::string Fold(std::string_view text) {
  std::string out(MaxFoldedSize(text.size()), '\0');
  out.resize(FoldTo(text, out.data()));
  return out;
}

}  // namespace sigmata
