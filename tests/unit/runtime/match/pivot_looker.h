// A matcher of pivots that a test lists, and what it finds in a text.
#ifndef SIGMATA_TESTS_UNIT_RUNTIME_MATCH_PIVOT_LOOKER_H_
#define SIGMATA_TESTS_UNIT_RUNTIME_MATCH_PIVOT_LOOKER_H_

#include <cstdint>
#include <optional>
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
class PivotLooker {
 public:
  explicit PivotLooker(const std::vector<Pivot>& pivots) : found_(pivots.size()) {
    std::uint32_t entry = 0;
    for (const Pivot& pivot : pivots) {
      records_.push_back({entry++, builder_.Text(pivot.text), 0, pivot.kind, pivot.window});
    }
    image_.text = builder_.text;
    matcher_.emplace(image_, records_);
  }

  // The entries whose pivots are found.
  Indexes FindIn(std::string_view text) {
    matcher_->FindIn(text, found_);
    Indexes entries;
    found_.Take([&entries](std::uint32_t entry) { entries.push_back(entry); });
    return entries;
  }

 private:
  ProgramBuilder builder_;
  ProgramImage image_;
  std::vector<PivotRecord> records_;
  std::optional<PivotMatcher> matcher_;
  CandidateSet found_;
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_UNIT_RUNTIME_MATCH_PIVOT_LOOKER_H_
