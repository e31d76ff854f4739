// Where in a JSON text one of a few pairs of bytes stands: the walk that every event's JSON is
// looked through by.
#ifndef SIGMATA_RUNTIME_MATCH_PAIR_SEARCH_H_
#define SIGMATA_RUNTIME_MATCH_PAIR_SEARCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/match/places.h"

namespace sigmata {

// Two bytes, both with kLooseBit set, and how far one is behind the other.
struct BytePair {
  char first = 0;
  char second = 0;
  std::uint8_t distance = 1;  // to kMaxPairDistance
};

// Behind a \u; zeros: none.
using Digits = std::array<char, 4>;

inline constexpr std::size_t kMaxPairDistance = 3;
inline constexpr std::size_t kMaxPairs = 4;

// The places in the first block from `begin` on that has any; none: there are no more. At the
// text's end there may be places of which the second byte is not in the text.
Places NextPlaces(std::string_view text, std::size_t begin,
                  std::span<const BytePair> pairs) noexcept;
// The same, and the places of \u, but perhaps of those that the digits `known` follow.
Places NextPlacesOrNumbers(std::string_view text, std::size_t begin,
                           std::span<const BytePair> pairs, const Digits& known) noexcept;

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_PAIR_SEARCH_H_
