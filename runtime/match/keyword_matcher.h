// Which of a class's keywords an event holds: one walk over its JSON as it stands, instead of one
// over each of its values.
//
// Keywords' pivots are of signs that JSON writes as they are, or else as \u and a number. The walk
// looks for a few pairs of bytes, such that every pivot has one of them; where a pair stands, its
// pivots are compared. So it may take a key for a value, which is a hit too many. An event's first
// walk looks for \u, too.
#ifndef SIGMATA_RUNTIME_MATCH_KEYWORD_MATCHER_H_
#define SIGMATA_RUNTIME_MATCH_KEYWORD_MATCHER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/match/candidate_set.h"
#include "runtime/match/numbered_signs.h"
#include "runtime/match/pair_search.h"
#include "runtime/match/pivot_matcher.h"
#include "runtime/program/program_image.h"

namespace sigmata {

class KeywordMatcher {
 public:
  // `pivots` are those of a class for every value.
  KeywordMatcher(const ProgramImage& image, std::span<const PivotRecord> pivots);

  // Adds the entries whose pivots the JSON holds. False: it has signs of pivots written as numbers,
  // and each value has to be looked at. `numbered` is what an earlier walk over the same JSON has
  // found out, or empty, and set then.
  bool FindInJson(std::string_view json, std::optional<NumberedSigns>& numbered,
                  CandidateSet& found) const noexcept;
  // The same for the plain text of one value.
  void FindInValue(std::string_view text, CandidateSet& found) const noexcept {
    values_.FindIn(text, found);
  }

 private:
  struct Member {
    std::string_view text;
    std::uint32_t offset = 0;  // of the pair
    std::uint32_t entry = 0;
  };
  struct Pair {
    BytePair bytes;
    std::vector<Member> members;
  };

  void ChoosePairs(const ProgramImage& image, std::span<const PivotRecord> pivots);
  bool MayHide(const NumberedSigns& numbered) const noexcept;
  void LookAt(std::string_view json, std::size_t at, CandidateSet& found) const noexcept;

  PivotMatcher values_;
  // Empty: there would have to be too many, and looking for grams costs less.
  std::vector<Pair> pairs_;
  std::vector<BytePair> bytes_;  // of the pairs
  NumberedSigns::Signs signs_;   // that pivots have
  bool any_sign_ = false;        // a pivot is of any sign outside ASCII
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_KEYWORD_MATCHER_H_
