#include "runtime/match/pair_search.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>

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

// Which \u a walk finds beside pairs: with kOthers, those that are not followed by the known
// digits.
enum class Numbers : std::uint8_t { kNone, kAll, kOthers };

// What a walk looks for.
struct Sought {
  const BytePair* pairs;
  Digits known{};
};

template <std::size_t kPairs, Numbers kNumbers>
std::uint64_t PlainPlaces(const char* block, const BytePair* pairs) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kPlacesBlock; i += kBytes16) {
    const Bytes16 bytes = Load16(block + i);
    const Bytes16 loose = bytes | Fill16(kLooseBit);
    Bytes16 places{};
    if (kNumbers != Numbers::kNone) {
      places = EqualMask16(bytes, Fill16('\\')) & EqualMask16(Load16(block + i + 1), Fill16('u'));
    }
    for (std::size_t p = 0; p < kPairs; ++p) {
      const Bytes16 second = Load16(block + i + pairs[p].distance) | Fill16(kLooseBit);
      places |=
          EqualMask16(loose, Fill16(pairs[p].first)) & EqualMask16(second, Fill16(pairs[p].second));
    }
    bits |= std::uint64_t{HighBits(places)} << i;
  }
  return bits;
}

template <std::size_t kPairs, Numbers kNumbers>
Places WalkPlainly(std::string_view text, std::size_t begin, const BytePair* pairs) {
  for (; begin + kRead <= text.size(); begin += kPlacesBlock) {
    const std::uint64_t bits = PlainPlaces<kPairs, kNumbers>(text.data() + begin, pairs);
    if (bits != 0) return {begin, bits};
  }
  return {begin, 0};
}

#if defined(SIGMATA_X86_VECTORS)

SIGMATA_AVX2 inline __m256i Load32(const char* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

template <std::size_t kPairs, Numbers kNumbers>
SIGMATA_AVX2 std::uint64_t Places32(const char* block, const BytePair* pairs) {
  const __m256i bytes = Load32(block);
  const __m256i loose = _mm256_or_si256(bytes, _mm256_set1_epi8(kLooseBit));
  __m256i places = _mm256_setzero_si256();
  if (kNumbers != Numbers::kNone) {
    places = _mm256_and_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')),
                              _mm256_cmpeq_epi8(Load32(block + 1), _mm256_set1_epi8('u')));
  }
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

template <std::size_t kPairs, Numbers kNumbers>
SIGMATA_AVX2 Places WalkByAvx2(std::string_view text, std::size_t begin, const BytePair* pairs) {
  for (; begin + kRead <= text.size(); begin += kPlacesBlock) {
    const char* const block = text.data() + begin;
    const std::uint64_t bits = Places32<kPairs, kNumbers>(block, pairs) |
                               Places32<kPairs, kNumbers>(block + 32, pairs) << 32U;
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

template <std::size_t kPairs, Numbers kNumbers, bool kWithin>
SIGMATA_AVX512 inline std::uint64_t Places64(const char* block, std::size_t left,
                                             const BytePair* pairs) {
  const __m512i loose_bit = _mm512_set1_epi8(kLooseBit);
  const __m512i bytes = Load64<kWithin>(block, 0, left);
  const __m512i loose = _mm512_or_si512(bytes, loose_bit);
  __m512i least = _mm512_set1_epi8(-1);
  if (kNumbers != Numbers::kNone) least = Differ(bytes, '\\', Load64<kWithin>(block, 1, left), 'u');
  for (std::size_t p = 0; p < kPairs; ++p) {
    const __m512i second =
        _mm512_or_si512(Load64<kWithin>(block, pairs[p].distance, left), loose_bit);
    least = _mm512_min_epu8(least, Differ(loose, pairs[p].first, second, pairs[p].second));
  }
  return _mm512_testn_epi8_mask(least, least);
}

// Where \u with these digits stands in a block; 69 bytes are read.
SIGMATA_AVX512 inline std::uint64_t EscapesOf(const char* block, const Digits& digits) {
  __m512i differ = Differ(_mm512_loadu_si512(block), '\\', _mm512_loadu_si512(block + 1), 'u');
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const char* const at = block + 2 + i;
    differ = _mm512_or_si512(differ, Differ(_mm512_loadu_si512(at), digits[i],
                                            _mm512_loadu_si512(at + 1), digits[i + 1]));
  }
  return _mm512_testn_epi8_mask(differ, differ);
}

// Takes the text's end with it.
template <std::size_t kPairs, Numbers kNumbers>
SIGMATA_AVX512 Places WalkByAvx512(std::string_view text, std::size_t begin, const Sought& sought) {
  constexpr std::size_t kReadOfEscapes = kPlacesBlock + 1 + std::tuple_size_v<Digits>;
  for (; begin + kRead <= text.size(); begin += kPlacesBlock) {
    const char* const block = text.data() + begin;
    std::uint64_t bits = Places64<kPairs, kNumbers, true>(block, 0, sought.pairs);
    if (bits == 0) continue;
    if (kNumbers == Numbers::kOthers && begin + kReadOfEscapes <= text.size()) {
      bits &= ~EscapesOf(block, sought.known);
      if (bits == 0) continue;
    }
    return {begin, bits};
  }
  for (; begin < text.size(); begin += kPlacesBlock) {
    const std::size_t left = text.size() - begin;
    const std::uint64_t bits =
        Places64<kPairs, kNumbers, false>(text.data() + begin, left, sought.pairs);
    if (bits != 0) return {begin, bits};
  }
  return {begin, 0};
}

#endif

template <std::size_t kPairs, Numbers kNumbers>
Places Walk(std::string_view text, std::size_t begin, const Sought& sought) {
#if defined(SIGMATA_X86_VECTORS)
  if (VectorsInUse() == Vectors::kAvx512) {
    return WalkByAvx512<kPairs, kNumbers>(text, begin, sought);
  }
  if (VectorsInUse() == Vectors::kAvx2) {
    return WalkByAvx2<kPairs, kNumbers>(text, begin, sought.pairs);
  }
#endif
  return WalkPlainly<kPairs, kNumbers>(text, begin, sought.pairs);
}

template <Numbers kNumbers>
Places WalkFor(std::string_view text, std::size_t begin, std::size_t pairs, const Sought& sought) {
  switch (pairs) {
    case 0:
      return Walk<0, kNumbers>(text, begin, sought);
    case 1:
      return Walk<1, kNumbers>(text, begin, sought);
    case 2:
      return Walk<2, kNumbers>(text, begin, sought);
    case 3:
      return Walk<3, kNumbers>(text, begin, sought);
    default:
      return Walk<kMaxPairs, kNumbers>(text, begin, sought);
  }
}

template <Numbers kNumbers>
Places WalkToEnd(std::string_view text, std::size_t begin, std::size_t pairs,
                 const Sought& sought) {
  Places places = WalkFor<kNumbers>(text, begin, pairs, sought);
  // The last bytes, with room behind them.
  while (places.bits == 0 && places.begin < text.size()) {
    std::array<char, kRead> block{};
    const std::string_view rest = text.substr(places.begin, kPlacesBlock);
    std::memcpy(block.data(), text.data() + places.begin,
                std::min(text.size() - places.begin, kRead));
    const Places last = WalkFor<kNumbers>({block.data(), block.size()}, 0, pairs, sought);
    if (last.bits != 0) return {places.begin, last.bits};
    places.begin += rest.size();
  }
  return places;
}

}  // namespace

Places NextPlaces(std::string_view text, std::size_t begin,
                  std::span<const BytePair> pairs) noexcept {
  return WalkToEnd<Numbers::kNone>(text, begin, pairs.size(), {pairs.data()});
}

Places NextPlacesOrNumbers(std::string_view text, std::size_t begin,
                           std::span<const BytePair> pairs, const Digits& known) noexcept {
  return known == Digits{}
             ? WalkToEnd<Numbers::kAll>(text, begin, pairs.size(), {pairs.data()})
             : WalkToEnd<Numbers::kOthers>(text, begin, pairs.size(), {pairs.data(), known});
}

}  // namespace sigmata
