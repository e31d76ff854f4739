// What a matcher answers: which rules an event matches, and what it cost.
#ifndef SIGMATA_MATCH_H_
#define SIGMATA_MATCH_H_

#include <cstdint>

namespace sigmata {

struct Match {
  std::uint32_t rule = 0;   // index into the Program's rules
  std::uint32_t entry = 0;  // which variant of the rule; see Matcher::DecidingFields
};

// Work done, summed over all events since the scratch was made. Tests assert these, never time.
struct MatchStats {
  std::uint64_t events = 0;
  std::uint64_t candidates = 0;     // rule variants that were run
  std::uint64_t instructions = 0;   // instructions executed
  std::uint64_t patterns_run = 0;   // comparisons of a pattern with a value
  std::uint64_t out_of_memory = 0;  // events whose matches are incomplete for want of memory
};

}  // namespace sigmata

#endif  // SIGMATA_MATCH_H_
