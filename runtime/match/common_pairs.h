// A few pairs of bytes of which each of several texts has one.
#ifndef SIGMATA_RUNTIME_MATCH_COMMON_PAIRS_H_
#define SIGMATA_RUNTIME_MATCH_COMMON_PAIRS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/match/pair_search.h"

namespace sigmata {

struct CommonPair {
  struct Place {
    std::uint32_t text = 0;    // index of one that has the pair
    std::uint32_t offset = 0;  // where
  };
  BytePair bytes;
  std::vector<Place> places;
};

// The pair that most of the texts have, and if several, the rarest in events; then the same for the
// texts that do not have it. Each text has a place in one pair. Empty: kMaxPairs are too few.
std::vector<CommonPair> CommonPairsOf(std::span<const std::string_view> texts);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_COMMON_PAIRS_H_
