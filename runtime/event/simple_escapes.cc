#include "runtime/event/simple_escapes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "runtime/program/bytes16.h"
#include "runtime/program/first_bits.h"
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

// 64 bytes at a time: backslashes of escapes are squeezed out.
SIGMATA_AVX512 DecodedRun DecodeWidely(std::string_view raw, char* out) {
  DecodedRun run;
  bool stops = false;
  while (run.read < raw.size() && !stops) {
    std::size_t size = std::min<std::size_t>(raw.size() - run.read, 64);
    __m512i bytes = _mm512_maskz_loadu_epi8(FirstBits(size), raw.data() + run.read);
    const std::uint64_t backslashes = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\\'));
    std::uint64_t kept = FirstBits(size);
    if (backslashes != 0) {
      const std::uint64_t escaped = Escapers(backslashes) << 1U;
      const std::uint64_t others = escaped & ~Translate(escaped, bytes);
      stops = others != 0;
      // The run ends before another escape, the block before a backslash whose sign is behind it.
      const std::uint64_t last = std::uint64_t{1} << (size - 1);
      const std::uint64_t cut = others >> 1U | (backslashes & ~escaped & last);
      if (cut != 0) size = static_cast<std::size_t>(std::countr_zero(cut));
      if (size == 0) break;
      kept = FirstBits(size) & ~(escaped >> 1U);
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
