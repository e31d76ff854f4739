#include "runtime/program/fold.h"

#include <utf8proc.h>

#include <bit>
#include <cstring>

#include "runtime/program/bytes16.h"
#include "runtime/program/first_bits.h"
#include "runtime/program/utf8.h"
#include "runtime/program/vectors.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {
namespace {

constexpr std::uint32_t kLastCodePoint = 0x10FFFF;

}  // namespace

std::uint32_t FoldCodePoint(std::uint32_t code_point) noexcept {
  if (code_point < 0x80) {
    return static_cast<unsigned char>(FoldAscii(static_cast<char>(code_point)));
  }
  const utf8proc_int32_t lower = utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point));
  return lower < 0x80 ? code_point : static_cast<std::uint32_t>(lower);
}

bool FoldsAlone(std::uint32_t code_point) noexcept {
  if (code_point < 0x80 || code_point > kLastCodePoint) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_ZS:
      return true;
    default:
      return false;
  }
}

namespace {

Bytes16 FoldAscii16(Bytes16 bytes) {
  // Letters are the first 26 once 'A' is taken away; a comparison yields 0 or -1.
  const auto letter = (bytes - static_cast<std::uint8_t>('A')) < std::uint8_t{26};
  Bytes16 mask;
  std::memcpy(&mask, &letter, sizeof mask);
  return bytes | (mask & std::uint8_t{0x20});
}

std::size_t FoldAsciiRunPlainly(std::string_view text, char* out) {
  std::size_t i = 0;
  for (; i + kBytes16 <= text.size(); i += kBytes16) {
    const Bytes16 bytes = Load16(text.data() + i);
    Store16(FoldAscii16(bytes), out + i);  // what is behind the run is written over
    const std::uint32_t others = HighBits(bytes);
    if (others != 0) return i + static_cast<std::size_t>(std::countr_zero(others));
  }
  for (; i < text.size() && static_cast<unsigned char>(text[i]) < 0x80; ++i) {
    out[i] = FoldAscii(text[i]);
  }
  return i;
}

#if defined(SIGMATA_X86_VECTORS)
SIGMATA_AVX512 std::size_t FoldAsciiRunByAvx512(std::string_view text, char* out) {
  constexpr std::size_t kStep = 64;
  for (std::size_t i = 0; i < text.size(); i += kStep) {
    const __mmask64 there = FirstBits(text.size() - i);
    const __m512i bytes = _mm512_maskz_loadu_epi8(there, text.data() + i);
    const __m512i from_a = _mm512_sub_epi8(bytes, _mm512_set1_epi8('A'));
    const __mmask64 letters = _mm512_cmplt_epu8_mask(from_a, _mm512_set1_epi8(26));
    const __m512i folded = _mm512_mask_add_epi8(bytes, letters, bytes, _mm512_set1_epi8(0x20));
    _mm512_mask_storeu_epi8(out + i, there, folded);  // what is behind the run is written over
    const std::uint64_t others = _mm512_movepi8_mask(bytes);
    if (others != 0) return i + static_cast<std::size_t>(std::countr_zero(others));
  }
  return text.size();
}
#endif

// Folds what there is of ASCII at the start of a text; returns how many bytes.
std::size_t FoldAsciiRun(std::string_view text, char* out) {
#if defined(SIGMATA_X86_VECTORS)
  if (VectorsInUse() == Vectors::kAvx512) return FoldAsciiRunByAvx512(text, out);
#endif
  return FoldAsciiRunPlainly(text, out);
}

}  // namespace

std::size_t FoldTo(std::string_view text, char* out) noexcept {
  char* const begin = out;
  while (!text.empty()) {
    // Signs outside ASCII mostly stand side by side: a run of none is not worth the step.
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      const std::size_t run = FoldAsciiRun(text, out);
      out += run;
      text.remove_prefix(run);
      continue;
    }
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
