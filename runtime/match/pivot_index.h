// The pivots of every event class, by field.
#ifndef SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_
#define SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_

#include <optional>
#include <vector>

#include "runtime/match/candidate_set.h"
#include "runtime/match/keyword_matcher.h"
#include "runtime/match/pivot_matcher.h"
#include "runtime/match/scratch.h"
#include "runtime/program/program_image.h"
#include "sigmata/event.h"

namespace sigmata {

class PivotIndex {
 public:
  explicit PivotIndex(const ProgramImage& image);

  // Adds the entries of the class (its index in the image) of which the event holds a pivot.
  void FindIn(const Event& event, std::size_t class_index, ValueTexts& texts,
              CandidateSet& found) const noexcept;

 private:
  struct FieldPivots {
    std::uint16_t field;
    PivotMatcher matcher;
  };

  struct ClassPivots {
    std::vector<FieldPivots> fields;
    std::optional<KeywordMatcher> keywords;
  };

  static void FindKeywords(const KeywordMatcher& keywords, const Event& event, ValueTexts& texts,
                           CandidateSet& found) noexcept;

  std::vector<ClassPivots> classes_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_
