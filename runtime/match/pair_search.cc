#include "runtime/match/pair_search.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "runtime/match/loose_text.h"
#include "runtime/program/bytes16.h"
#include "runtime/program/vectors.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {
namespace {

// A walk looks at whole blocks only, and reads this much for each.
constexpr std::size_t kRead = kPlacesBlock + kMaxPairDistance;

template <std::size_t kPairs>
std::uint64_t PlainPlaces(const char* block, const BytePair* pairs) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kPlacesBlock; i += kBytes16) {
    const Bytes16 bytes = Load16(block + i);
    const Bytes16 loose = bytes | Fill16(kLooseBit);
    Bytes16 places =
        EqualMask16(bytes, Fill16('\\')) & EqualMask16(Load16(block + i + 1), Fill16('u'));
    for (std::size_t p = 0; p < kPairs; ++p) {
      const Bytes16 second = Load16(block + i + pairs[p].distance) | Fill16(kLooseBit);
      places |=
          EqualMask16(loose, Fill16(pairs[p].first)) & EqualMask16(second, Fill16(pairs[p].second));
    }
    bits |= std::uint64_t{HighBits(places)} << i;
  }
  return bits;
}

template <std::size_t kPairs>
Places WalkPlainly(std::string_view text, std::size_t begin, const BytePair* pairs) {
  for (; begin + kRead <= text.size(); begin += kPlacesBlock) {
    const std::uint64_t bits = PlainPlaces<kPairs>(text.data() + begin, pairs);
    if (bits != 0) return {begin, bits};
  }
  return {begin, 0};
}

#if defined(SIGMATA_X86_VECTORS)

SIGMATA_AVX2 inline __m256i Load32(const char* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

template <std::size_t kPairs>
SIGMATA_AVX2 std::uint64_t Places32(const char* block, const BytePair* pairs) {
  const __m256i bytes = Load32(block);
  const __m256i loose = _mm256_or_si256(bytes, _mm256_set1_epi8(kLooseBit));
  __m256i places = _mm256_and_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')),
                                    _mm256_cmpeq_epi8(Load32(block + 1), _mm256_set1_epi8('u')));
  for (std::size_t p = 0; p < kPairs; ++p) {
    const __m256i second =
        _mm256_or_si256(Load32(block + pairs[p].distance), _mm256_set1_epi8(kLooseBit));
    const __m256i both =
        _mm256_and_si256(_mm256_cmpeq_epi8(loose, _mm256_set1_epi8(pairs[p].first)),
                         _mm256_cmpeq_epi8(second, _mm256_set1_epi8(pairs[p].second)));
    places = _mm256_or_si256(places, both);
  }
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(places));
}

template <std::size_t kPairs>
SIGMATA_AVX2 Places WalkByAvx2(std::string_view text, std::size_t begin, const BytePair* pairs) {
  for (; begin + kRead <= text.size(); begin += kPlacesBlock) {
    const char* const block = text.data() + begin;
    const std::uint64_t bits = Places32<kPairs>(block, pairs) | Places32<kPairs>(block + 32, pairs)
                                                                    << 32U;
    if (bits != 0) return {begin, bits};
  }
  return {begin, 0};
}

// What is behind the text reads as zeros.
template <bool kWithin>
SIGMATA_AVX512 inline __m512i Load64(const char* block, std::size_t offset, std::size_t left) {
  if constexpr (kWithin) return _mm512_loadu_si512(block + offset);
  const std::size_t count = left > offset ? left - offset : 0;
  const __mmask64 there = count < 64 ? (__mmask64{1} << count) - 1 : ~__mmask64{0};
  return _mm512_maskz_loadu_epi8(there, block + offset);
}

// Where `sign` and `next_sign` are alike bit by bit with these two, a byte of zeros. Differences
// cost less than comparisons, of which a processor makes one at a time.
SIGMATA_AVX512 inline __m512i Differ(__m512i sign, char first, __m512i next_sign, char second) {
  constexpr int kXorThenOr = 0xBE;  // (a ^ b) | c
  const __m512i of_next = _mm512_xor_si512(next_sign, _mm512_set1_epi8(second));
  return _mm512_ternarylogic_epi64(sign, _mm512_set1_epi8(first), of_next, kXorThenOr);
}

template <std::size_t kPairs, bool kWithin>
SIGMATA_AVX512 inline std::uint64_t Places64(const char* block, std::size_t left,
                                             const BytePair* pairs) {
  const __m512i loose_bit = _mm512_set1_epi8(kLooseBit);
  const __m512i bytes = Load64<kWithin>(block, 0, left);
  const __m512i loose = _mm512_or_si512(bytes, loose_bit);
  __m512i least = Differ(bytes, '\\', Load64<kWithin>(block, 1, left), 'u');
  for (std::size_t p = 0; p < kPairs; ++p) {
    const __m512i second =
        _mm512_or_si512(Load64<kWithin>(block, pairs[p].distance, left), loose_bit);
    least = _mm512_min_epu8(least, Differ(loose, pairs[p].first, second, pairs[p].second));
  }
  return _mm512_testn_epi8_mask(least, least);
}

// Takes the text's end with it.
template <std::size_t kPairs>
SIGMATA_AVX512 Places WalkByAvx512(std::string_view text, std::size_t begin,
                                   const BytePair* pairs) {
  for (; begin + kRead <= text.size(); begin += kPlacesBlock) {
    const std::uint64_t bits = Places64<kPairs, true>(text.data() + begin, 0, pairs);
    if (bits != 0) return {begin, bits};
  }
  for (; begin < text.size(); begin += kPlacesBlock) {
    const std::size_t left = text.size() - begin;
    const std::uint64_t bits = Places64<kPairs, false>(text.data() + begin, left, pairs);
    if (bits != 0) return {begin, bits};
  }
  return {begin, 0};
}

#endif

template <std::size_t kPairs>
Places Walk(std::string_view text, std::size_t begin, const BytePair* pairs) {
#if defined(SIGMATA_X86_VECTORS)
  if (VectorsInUse() == Vectors::kAvx512) return WalkByAvx512<kPairs>(text, begin, pairs);
  if (VectorsInUse() == Vectors::kAvx2) return WalkByAvx2<kPairs>(text, begin, pairs);
#endif
  return WalkPlainly<kPairs>(text, begin, pairs);
}

Places WalkFor(std::string_view text, std::size_t begin, std::span<const BytePair> pairs) {
  switch (pairs.size()) {
    case 0:
      return Walk<0>(text, begin, pairs.data());
    case 1:
      return Walk<1>(text, begin, pairs.data());
    case 2:
      return Walk<2>(text, begin, pairs.data());
    case 3:
      return Walk<3>(text, begin, pairs.data());
    default:
      return Walk<kMaxPairs>(text, begin, pairs.data());
  }
}

}  // namespace

Places NextPlaces(std::string_view text, std::size_t begin,
                  std::span<const BytePair> pairs) noexcept {
  Places places = WalkFor(text, begin, pairs);
  // The last bytes, with room behind them.
  while (places.bits == 0 && places.begin < text.size()) {
    std::array<char, kRead> block{};
    const std::string_view rest = text.substr(places.begin, kPlacesBlock);
    std::memcpy(block.data(), text.data() + places.begin,
                std::min(text.size() - places.begin, kRead));
    const Places last = WalkFor({block.data(), block.size()}, 0, pairs);
    if (last.bits != 0) return {places.begin, last.bits};
    places.begin += rest.size();
  }
  return places;
}

}  // namespace sigmata
