// The pivots of every event class, by field.
#ifndef SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_
#define SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_

#include <vector>

#include "runtime/match/candidate_set.h"
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

  std::vector<std::vector<FieldPivots>> classes_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_
