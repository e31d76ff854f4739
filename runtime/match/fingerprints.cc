#include "runtime/match/fingerprints.h"

#include <algorithm>
#include <cstring>

#include "runtime/program/first_bits.h"
#include "runtime/program/vectors.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {
void Fingerprints::Add(std::size_t bucket, std::string_view text) {
  const auto bit = static_cast<std::uint8_t>(1U << bucket);
  for (std::size_t j = 0; j < kSize; ++j) {
    if (j < text.size()) {
      const auto loose = static_cast<unsigned char>(Loosen(text[j]));
      low_[j][loose & 0xFU] |= bit;
      high_[j][loose >> 4U] |= bit;
      of_signs_[j][LowBits(text[j])] |= bit;
      of_signs_[j][LowBits(text[j]) ^ LowBits(kLooseBit)] |= bit;
    } else {  // any sign, or none
      for (std::uint8_t& buckets : low_[j]) buckets |= bit;
      for (std::uint8_t& buckets : high_[j]) buckets |= bit;
      for (std::uint8_t& buckets : of_signs_[j]) buckets |= bit;
    }
  }
}

Places Fingerprints::WalkPlainly(std::string_view text, std::size_t begin) const noexcept {
  for (; begin < text.size(); begin += kPlacesBlock) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kPlacesBlock && begin + i < text.size(); ++i) {
      bits |= std::uint64_t{BucketsAt(text, begin + i) != 0} << i;
    }
    if (bits != 0) return {begin, bits};
  }
  return {begin, 0};
}

#if defined(SIGMATA_X86_VECTORS)

SIGMATA_AVX2 std::uint64_t Fingerprints::PlacesByAvx2(std::string_view rest) const noexcept {
  constexpr std::size_t kStep = 32;
  const __m256i low_bits = _mm256_set1_epi8(0x0F);
  std::array<char, kStep + kSize> last{};  // with room behind the last signs
  if (rest.size() < last.size()) std::memcpy(last.data(), rest.data(), rest.size());
  const char* const block = rest.size() < last.size() ? last.data() : rest.data();
  __m256i buckets = _mm256_set1_epi8(-1);
  for (std::size_t j = 0; j < kSize; ++j) {
    const auto* const low = reinterpret_cast<const __m128i*>(low_[j].data());
    const auto* const high = reinterpret_cast<const __m128i*>(high_[j].data());
    const auto* const signs = reinterpret_cast<const __m256i*>(block + j);
    const __m256i loose = _mm256_or_si256(_mm256_loadu_si256(signs), _mm256_set1_epi8(kLooseBit));
    const __m256i of_low = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_load_si128(low)),
                                               _mm256_and_si256(loose, low_bits));
    const __m256i of_high =
        _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_load_si128(high)),
                            _mm256_and_si256(_mm256_srli_epi16(loose, 4), low_bits));
    buckets = _mm256_and_si256(buckets, _mm256_and_si256(of_low, of_high));
  }
  const auto none = static_cast<std::uint32_t>(
      _mm256_movemask_epi8(_mm256_cmpeq_epi8(buckets, _mm256_setzero_si256())));
  return std::uint64_t{~none} & FirstBits(rest.size());
}

SIGMATA_AVX2 Places Fingerprints::WalkByAvx2(std::string_view text,
                                             std::size_t begin) const noexcept {
  for (; begin < text.size(); begin += kPlacesBlock) {
    constexpr std::size_t kHalf = kPlacesBlock / 2;
    const std::string_view rest = text.substr(begin);
    std::uint64_t bits = PlacesByAvx2(rest);
    if (rest.size() > kHalf) bits |= PlacesByAvx2(rest.substr(kHalf)) << kHalf;
    if (bits != 0) return {begin, bits};
  }
  return {begin, 0};
}

// The signs from `text` on; those that are not there read as zeros.
template <bool kWithin>
SIGMATA_AVX512 inline __m512i SignsAt(const char* text, std::size_t left) {
  if constexpr (kWithin) return _mm512_loadu_si512(text);
  return _mm512_maskz_loadu_epi8(FirstBits(left), text);
}

// The upper bits of an index do not count, so signs are looked up as they are.
template <bool kWithin>
SIGMATA_AVX512 std::uint64_t Fingerprints::PlacesByAvx512(std::string_view rest) const noexcept {
  __m512i buckets = _mm512_set1_epi8(-1);
  for (std::size_t j = 0; j < kSize; ++j) {
    const __m512i signs = SignsAt<kWithin>(rest.data() + j, rest.size() - std::min(rest.size(), j));
    const __m512i of_sign =
        _mm512_maskz_permutexvar_epi8(~__mmask64{0}, signs, _mm512_load_si512(of_signs_[j].data()));
    buckets = _mm512_and_si512(buckets, of_sign);
  }
  return _mm512_test_epi8_mask(buckets, buckets);
}

SIGMATA_AVX512 Places Fingerprints::WalkByAvx512(std::string_view text,
                                                 std::size_t begin) const noexcept {
  for (; begin + kPlacesBlock + kSize <= text.size(); begin += kPlacesBlock) {
    const std::uint64_t bits = PlacesByAvx512<true>(text.substr(begin));
    if (bits != 0) return {begin, bits};
  }
  for (; begin < text.size(); begin += kPlacesBlock) {
    const std::string_view rest = text.substr(begin);
    const std::uint64_t bits = PlacesByAvx512<false>(rest) & FirstBits(rest.size());
    if (bits != 0) return {begin, bits};
  }
  return {begin, 0};
}

#endif

Places Fingerprints::NextPlaces(std::string_view text, std::size_t begin) const noexcept {
#if defined(SIGMATA_X86_VECTORS)
  if (VectorsInUse() == Vectors::kAvx512) return WalkByAvx512(text, begin);
  if (VectorsInUse() == Vectors::kAvx2) return WalkByAvx2(text, begin);
#endif
  return WalkPlainly(text, begin);
}

}  // namespace sigmata
