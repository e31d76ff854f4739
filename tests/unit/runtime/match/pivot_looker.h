// A matcher of pivots that a test lists, and what it finds in a text.
#ifndef SIGMATA_TESTS_UNIT_RUNTIME_MATCH_PIVOT_LOOKER_H_
#define SIGMATA_TESTS_UNIT_RUNTIME_MATCH_PIVOT_LOOKER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/match/pivot_matcher.h"
#include "runtime/program/program_builder.h"

namespace sigmata {

struct Pivot {
  PivotKind kind;
  std::string text;  // folded
  std::uint8_t window = 0;
};

using Indexes = std::vector<std::uint32_t>;

// Pivot i belongs to entry i.
class MadePivots {
 public:
  MadePivots(const std::vector<Pivot>& pivots, std::uint16_t field) {
    std::uint32_t entry = 0;
    for (const Pivot& pivot : pivots) {
      records_.push_back({entry++, builder_.Text(pivot.text), field, pivot.kind, pivot.window});
    }
    image_.text = builder_.text;
  }
  MadePivots(const MadePivots&) = delete;
  MadePivots& operator=(const MadePivots&) = delete;

  const ProgramImage& image() const { return image_; }
  const std::vector<PivotRecord>& records() const { return records_; }

 private:
  ProgramBuilder builder_;
  ProgramImage image_;
  std::vector<PivotRecord> records_;
};

inline Indexes TakeAll(CandidateSet& found) {
  Indexes entries;
  found.Take([&entries](std::uint32_t entry) { entries.push_back(entry); });
  return entries;
}

class PivotLooker {
 public:
  explicit PivotLooker(const std::vector<Pivot>& pivots)
      : made_(pivots, 0), matcher_(made_.image(), made_.records()), found_(pivots.size()) {}

  // The entries whose pivots are found.
  Indexes FindIn(std::string_view text) {
    matcher_.FindIn(text, found_);
    return TakeAll(found_);
  }

 private:
  MadePivots made_;
  PivotMatcher matcher_;
  CandidateSet found_;
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_UNIT_RUNTIME_MATCH_PIVOT_LOOKER_H_
