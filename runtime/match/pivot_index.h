// The pivots of every event class, by field; made ready when the class's first event comes. Safe to
// use from several threads.
#ifndef SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_
#define SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_

#include <memory>
#include <optional>
#include <vector>

#include "runtime/match/candidate_set.h"
#include "runtime/match/keyword_matcher.h"
#include "runtime/match/pivot_matcher.h"
#include "runtime/match/scratch.h"
#include "runtime/program/made_once.h"
#include "runtime/program/program_image.h"
#include "sigmata/event.h"

namespace sigmata {

class PivotIndex {
 public:
  explicit PivotIndex(const ProgramImage& image) : image_(image), slots_(image.classes.size()) {}

  // Adds the entries of the class (its index in the image) of which the event holds a pivot; all of
  // its entries with pivots if there is no memory to look.
  void FindIn(const Event& event, std::size_t class_index, ScratchImpl& scratch) const noexcept;

 private:
  struct FieldPivots {
    std::uint16_t field;
    std::unique_ptr<const PivotMatcher> matcher;
  };

  struct ClassPivots {
    std::vector<FieldPivots> fields;
    std::optional<KeywordMatcher> keywords;
  };

  static void FindKeywords(const KeywordMatcher& keywords, const Event& event,
                           ScratchImpl& scratch) noexcept;

  // Null: there is no memory for it.
  const ClassPivots* Get(std::size_t class_index) const noexcept;
  std::unique_ptr<const ClassPivots> Make(const ClassRecord& record) const;

  const ProgramImage& image_;
  std::vector<MadeOnce<ClassPivots>> slots_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_PIVOT_INDEX_H_
