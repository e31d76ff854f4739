#include "runtime/event/simple_escapes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "runtime/program/bytes16.h"
#include "runtime/program/first_bits.h"
#include "runtime/program/hex4.h"
#include "runtime/program/vectors.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {
namespace {

// By the sign behind the backslash; 0: no escape of one sign.
constexpr auto kSimpleEscapes = [] {
  std::array<char, 256> signs{};
  constexpr std::string_view kWritten = "bfnrt\"\\/";
  constexpr std::string_view kMeant = "\b\f\n\r\t\"\\/";
  for (std::size_t i = 0; i < kWritten.size(); ++i) {
    signs[static_cast<unsigned char>(kWritten[i])] = kMeant[i];
  }
  return signs;
}();

// Copies up to the first backslash; returns how much. Escapes stand close together in paths, so the
// copy is made while the backslash is looked for.
std::size_t CopyPlain(std::string_view raw, char* out) {
  std::size_t i = 0;
  for (; i + kBytes16 <= raw.size(); i += kBytes16) {
    const Bytes16 bytes = Load16(raw.data() + i);
    Store16(bytes, out + i);
    const std::uint32_t backslashes = EqualBytes(bytes, Fill16('\\'));
    if (backslashes != 0) return i + static_cast<std::size_t>(std::countr_zero(backslashes));
  }
  for (; i < raw.size() && raw[i] != '\\'; ++i) out[i] = raw[i];
  return i;
}

DecodedRun DecodePlainly(std::string_view raw, char* out) {
  DecodedRun run;
  while (true) {
    const std::size_t plain = CopyPlain(raw.substr(run.read), out + run.written);
    run.read += plain;
    run.written += plain;
    if (raw.size() - run.read < 2) return run;
    const char sign = kSimpleEscapes[static_cast<unsigned char>(raw[run.read + 1])];
    if (sign == '\0') return run;
    out[run.written++] = sign;
    run.read += 2;
  }
}

#if defined(SIGMATA_X86_VECTORS)

constexpr std::size_t kBlock = 64;
constexpr std::size_t kDigits = 4;  // of an escape by number

// Which backslashes of a block of 64 bytes escape what follows them.
//
// Of a run of backslashes, the first, third and so on do. Adding a bit where a run begins carries
// through the whole run; so runs that begin at even places are told from those that begin at odd
// ones. The block's first byte is not escaped itself.
inline std::uint64_t Escapers(std::uint64_t slashes) {
  constexpr std::uint64_t kEven = 0x5555555555555555U;
  const std::uint64_t begins = slashes & ~(slashes << 1U);
  const std::uint64_t begun_even = slashes & ~(slashes + (begins & kEven));
  return (begun_even & kEven) | (slashes & ~begun_even & ~kEven);
}

// Puts what escapes mean in the place of their second bytes, `escaped`; returns those that are
// escapes of one sign.
SIGMATA_AVX512 inline std::uint64_t Translate(std::uint64_t escaped, __m512i& bytes) {
  // A sign of ASCII is looked up in the first half of the table by its lower seven bits.
  const __m512i meant = _mm512_permutex2var_epi8(_mm512_loadu_si512(kSimpleEscapes.data()), bytes,
                                                 _mm512_loadu_si512(kSimpleEscapes.data() + 64));
  const std::uint64_t known =
      _mm512_mask_test_epi8_mask(escaped & ~_mm512_movepi8_mask(bytes), meant, meant);
  bytes = _mm512_mask_mov_epi8(bytes, known, meant);
  return known;
}

// The signs behind those of the block that `raw` begins with; behind the text, zeros.
SIGMATA_AVX512 inline __m512i Behind(std::string_view raw, std::size_t offset) {
  const std::size_t left = raw.size() - std::min(raw.size(), offset);
  return _mm512_maskz_loadu_epi8(FirstBits(left), raw.data() + offset);
}

// What signs of ASCII are as hexadecimal digits; others are digits of no sign.
SIGMATA_AVX512 inline __m512i HexDigits(__m512i signs) {
  const __m512i digits = _mm512_permutex2var_epi8(_mm512_loadu_si512(kHexDigits.data()), signs,
                                                  _mm512_loadu_si512(kHexDigits.data() + 64));
  return _mm512_or_si512(digits, _mm512_and_si512(signs, _mm512_set1_epi8('\x80')));
}

// The same for escapes by number of signs of ASCII, \u00 and two digits: the sign is put in the
// place of the u. `others` are second bytes of escapes in the block that `raw` begins with; returns
// those that are such escapes, all in the block.
SIGMATA_AVX512 inline std::uint64_t TranslateNumbers(std::uint64_t others, std::string_view raw,
                                                     __m512i& bytes) {
  const __m512i zero = _mm512_set1_epi8('0');
  const __m512i high = HexDigits(Behind(raw, 3));
  const __m512i low = HexDigits(Behind(raw, 4));
  std::uint64_t known = others & FirstBits(kBlock - kDigits);
  known = _mm512_mask_cmpeq_epi8_mask(known, bytes, _mm512_set1_epi8('u'));
  known = _mm512_mask_cmpeq_epi8_mask(known, Behind(raw, 1), zero);
  known = _mm512_mask_cmpeq_epi8_mask(known, Behind(raw, 2), zero);
  known = _mm512_mask_cmplt_epu8_mask(known, high, _mm512_set1_epi8(8));
  known = _mm512_mask_cmplt_epu8_mask(known, low, _mm512_set1_epi8(16));
  const __m512i of_high = _mm512_and_si512(high, _mm512_set1_epi8(7));
  const __m512i signs = _mm512_or_si512(_mm512_maskz_slli_epi16(0xFFFFFFFF, of_high, 4), low);
  bytes = _mm512_mask_mov_epi8(bytes, known, signs);
  return known;
}

// 64 bytes at a time: backslashes of escapes, and the digits of those by number, are squeezed out.
SIGMATA_AVX512 DecodedRun DecodeWidely(std::string_view raw, char* out) {
  DecodedRun run;
  while (run.read < raw.size()) {
    const std::string_view rest = raw.substr(run.read);
    std::size_t size = std::min(rest.size(), kBlock);
    __m512i bytes = _mm512_maskz_loadu_epi8(FirstBits(size), rest.data());
    const std::uint64_t backslashes = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\\'));
    std::uint64_t kept = FirstBits(size);
    if (backslashes != 0) {
      const std::uint64_t escaped = Escapers(backslashes) << 1U;
      kept &= ~(escaped >> 1U);
      std::uint64_t others = escaped & ~Translate(escaped, bytes);
      if (others != 0) {
        const std::uint64_t numbers = TranslateNumbers(others, rest, bytes);
        others &= ~numbers;
        for (std::size_t i = 1; i <= kDigits; ++i) kept &= ~(numbers << i);
      }
      // The block ends before an escape that is not decoded here, and before a backslash whose sign
      // is behind the block.
      const std::uint64_t last = std::uint64_t{1} << (size - 1);
      const std::uint64_t cut = others >> 1U | (backslashes & ~escaped & last);
      if (cut != 0) size = static_cast<std::size_t>(std::countr_zero(cut));
      if (size == 0) break;
      kept &= FirstBits(size);
      bytes = _mm512_maskz_compress_epi8(kept, bytes);
    }
    const auto count = static_cast<std::size_t>(std::popcount(kept));
    _mm512_mask_storeu_epi8(out + run.written, FirstBits(count), bytes);
    run.read += size;
    run.written += count;
  }
  return run;
}

#endif

}  // namespace

DecodedRun DecodeSimpleEscapes(std::string_view raw, char* out) noexcept {
#if defined(SIGMATA_X86_VECTORS)
  if (VectorsInUse() == Vectors::kAvx512) return DecodeWidely(raw, out);
#endif
  return DecodePlainly(raw, out);
}

}  // namespace sigmata
