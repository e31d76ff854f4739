// Which of a class's keywords an event holds: one walk over its JSON as it stands, instead of one
// over each of its values.
//
// Keywords' pivots are of signs that JSON writes as they are, or else as \u and a number. The walk
// looks for a few pairs of bytes, such that every pivot has one of them, and for \u; where a pair
// stands, its pivots are compared. So it may take a key for a value, which is a hit too many.
#ifndef SIGMATA_RUNTIME_MATCH_KEYWORD_MATCHER_H_
#define SIGMATA_RUNTIME_MATCH_KEYWORD_MATCHER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/match/candidate_set.h"
#include "runtime/match/pivot_matcher.h"
#include "runtime/program/program_image.h"

namespace sigmata {

class KeywordMatcher {
 public:
  // `pivots` are those of a class for every value.
  KeywordMatcher(const ProgramImage& image, std::span<const PivotRecord> pivots);

  // Adds the entries whose pivots the JSON holds. False: it has signs written as numbers, and each
  // value has to be looked at.
  bool FindInJson(std::string_view json, CandidateSet& found) const noexcept;
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
  // Two bytes, both with kLooseBit set, and how far one is behind the other.
  struct Pair {
    char first = 0;
    char second = 0;
    std::size_t distance = 1;
    std::vector<Member> members;
  };

  // Another pair for each would cost more than looking for grams.
  static constexpr std::size_t kMaxPairs = 4;

  static std::vector<Pair> PairsOf(std::string_view text);
  void ChoosePairs(const ProgramImage& image, std::span<const PivotRecord> pivots);
  template <std::size_t kPairs>
  class PairVectors;
  template <std::size_t kPairs>
  bool Walk(std::string_view json, CandidateSet& found) const noexcept;
  bool LookAt(std::string_view json, std::size_t at, CandidateSet& found) const noexcept;

  PivotMatcher values_;
  std::vector<Pair> pairs_;  // empty: there would have to be too many
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_KEYWORD_MATCHER_H_
