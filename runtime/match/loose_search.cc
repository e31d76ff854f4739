#include "runtime/match/loose_search.h"

#include <bit>
#include <cstdint>

#include "runtime/match/loose_text.h"
#include "runtime/program/bytes16.h"
#include "runtime/program/vectors.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {
namespace {

bool StandsAtOneOf(std::uint64_t places, const char* begin, std::string_view part) {
  for (; places != 0; places &= places - 1) {
    if (LooselyEqual(part, begin + std::countr_zero(places))) return true;
  }
  return false;
}

// By the part's first and last byte.
bool HoldsPlainly(std::string_view text, std::string_view part) {
  const std::size_t last = part.size() - 1;
  const Bytes16 loose = Fill16(kLooseBit);
  const Bytes16 first_byte = Fill16(part.front()) | loose;
  const Bytes16 last_byte = Fill16(part.back()) | loose;
  std::size_t i = 0;
  for (; i + last + kBytes16 <= text.size(); i += kBytes16) {
    const char* const at = text.data() + i;
    const std::uint32_t places = EqualBytes(Load16(at) | loose, first_byte) &
                                 EqualBytes(Load16(at + last) | loose, last_byte);
    if (places != 0 && StandsAtOneOf(places, at, part)) return true;
  }
  for (; i + part.size() <= text.size(); ++i) {
    if (LooselyEqual(part, text.data() + i)) return true;
  }
  return false;
}

#if defined(SIGMATA_X86_VECTORS)

SIGMATA_AVX512 bool HoldsWidely(std::string_view text, std::string_view part) {
  constexpr std::size_t kStep = 64;
  const std::size_t last = part.size() - 1;
  const __m512i loose = _mm512_set1_epi8(kLooseBit);
  const __m512i first_byte = _mm512_set1_epi8(Loosen(part.front()));
  const __m512i last_byte = _mm512_set1_epi8(Loosen(part.back()));
  const std::size_t places = text.size() - last;
  for (std::size_t i = 0; i < places; i += kStep) {
    const char* const at = text.data() + i;
    const __mmask64 there = places - i < kStep ? (__mmask64{1} << (places - i)) - 1 : ~__mmask64{0};
    const __m512i firsts = _mm512_or_si512(_mm512_maskz_loadu_epi8(there, at), loose);
    const __mmask64 first = _mm512_mask_cmpeq_epi8_mask(there, firsts, first_byte);
    const __m512i lasts = _mm512_or_si512(_mm512_maskz_loadu_epi8(there, at + last), loose);
    const __mmask64 both = _mm512_mask_cmpeq_epi8_mask(first, lasts, last_byte);
    if (both != 0 && StandsAtOneOf(both, at, part)) return true;
  }
  return false;
}

#endif

}  // namespace

bool HoldsLoosely(std::string_view text, std::string_view part) noexcept {
  if (part.empty()) return true;
  if (part.size() > text.size()) return false;
#if defined(SIGMATA_X86_VECTORS)
  if (VectorsInUse() == Vectors::kAvx512) return HoldsWidely(text, part);
#endif
  return HoldsPlainly(text, part);
}

}  // namespace sigmata
