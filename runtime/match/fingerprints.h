// Where in a value some of a few dozen short texts may stand, told by the first signs of each: 64
// places at a time.
//
// The texts are put into eight buckets. For each of the first four places of a text, a table says
// which buckets have this sign there; what is left of eight bits after four lookups says whether a
// text of a bucket may begin here. (Hyperscan calls this Teddy.) Of a sign, the lower six bits
// count, by which one instruction of AVX-512 looks 64 of them up: letters are told from each other,
// not from what stands for other signs two columns away ('-' and 'm'). AVX2 has lookups by four
// bits only, and takes two of them, which let a few more places through.
#ifndef SIGMATA_RUNTIME_MATCH_FINGERPRINTS_H_
#define SIGMATA_RUNTIME_MATCH_FINGERPRINTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "runtime/match/loose_text.h"
#include "runtime/match/places.h"

namespace sigmata {

class Fingerprints {
 public:
  static constexpr std::size_t kSize = 4;
  static constexpr std::size_t kBuckets = 8;

  // Another text of the bucket, not empty.
  void Add(std::size_t bucket, std::string_view text);

  // A bit for each bucket of which a text may begin at `at`.
  std::uint8_t BucketsAt(std::string_view text, std::size_t at) const noexcept {
    unsigned buckets = 0xFF;
    for (std::size_t j = 0; j < kSize; ++j) {
      buckets &= of_signs_[j][LowBits(at + j < text.size() ? text[at + j] : '\0')];
    }
    return static_cast<std::uint8_t>(buckets);
  }

  // The first block of places from `begin` on where a text may begin, by BucketsAt or, with AVX2,
  // somewhat more of them; none: there are no more.
  Places NextPlaces(std::string_view text, std::size_t begin) const noexcept;

 private:
  Places WalkPlainly(std::string_view text, std::size_t begin) const noexcept;
  std::uint64_t PlacesByAvx2(std::string_view rest) const noexcept;
  Places WalkByAvx2(std::string_view text, std::size_t begin) const noexcept;
  template <bool kWithin>
  std::uint64_t PlacesByAvx512(std::string_view rest) const noexcept;
  Places WalkByAvx512(std::string_view text, std::size_t begin) const noexcept;

  static constexpr std::size_t kLowSigns = 64;
  static std::size_t LowBits(char sign) { return static_cast<unsigned char>(sign) & 0x3FU; }

  using Table = std::array<std::uint8_t, 16>;  // by four bits of a sign
  alignas(64) std::array<std::array<std::uint8_t, kLowSigns>, kSize> of_signs_{};
  alignas(16) std::array<Table, kSize> low_{};
  alignas(16) std::array<Table, kSize> high_{};
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_FINGERPRINTS_H_
