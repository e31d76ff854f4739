#include "runtime/program/fold.h"

#include <utf8proc.h>

#include "runtime/program/utf8.h"

namespace sigmata {

std::uint32_t FoldCodePoint(std::uint32_t code_point) noexcept {
  if (code_point < 0x80) {
    return static_cast<unsigned char>(FoldAscii(static_cast<char>(code_point)));
  }
  const utf8proc_int32_t lower = utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point));
  return lower < 0x80 ? code_point : static_cast<std::uint32_t>(lower);
}

std::size_t FoldTo(std::string_view text, char* out) noexcept {
  if (IsAscii(text)) {
    for (std::size_t i = 0; i < text.size(); ++i) out[i] = FoldAscii(text[i]);
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
