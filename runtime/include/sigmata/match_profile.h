// What each entry of a program has cost: for finding the rules that a rule set pays most for.
//
// Counts are the same in every run; times are measured. A question that several rules ask of an
// event is answered once, and that answer is paid by the rule that asked first.
#ifndef SIGMATA_MATCH_PROFILE_H_
#define SIGMATA_MATCH_PROFILE_H_

#include <cstdint>
#include <vector>

namespace sigmata {

struct EntryCost {
  std::uint64_t runs = 0;     // events on which it was run
  std::uint64_t matches = 0;  // of these: that it matched
  std::uint64_t instructions = 0;
  std::uint64_t patterns_run = 0;  // comparisons of a pattern with a value
  std::uint64_t walked_bytes = 0;  // of values that were looked through: contains, glob, regex
  std::uint64_t regexes_run = 0;   // values that a regular expression was asked of
  // Of this thread's processor time; one reading of that clock is in each run.
  std::uint64_t nanoseconds = 0;
};

// One for each entry of the program (Match::entry).
using MatchProfile = std::vector<EntryCost>;

}  // namespace sigmata

#endif  // SIGMATA_MATCH_PROFILE_H_
