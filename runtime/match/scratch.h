// What changes per event while matching: one per thread.
#ifndef SIGMATA_RUNTIME_MATCH_SCRATCH_H_
#define SIGMATA_RUNTIME_MATCH_SCRATCH_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/match/candidate_set.h"
#include "runtime/match/class_memo.h"
#include "runtime/match/numbered_signs.h"
#include "runtime/program/program_image.h"
#include "sigmata/event.h"
#include "sigmata/match.h"

namespace sigmata {

// The decoded and folded texts of an event's values, each made at most once, when first asked for.
class ValueTexts {
 public:
  // Makes room for an event; may throw bad_alloc.
  void Begin(const Event& event);
  std::string_view Plain(const Event& event, std::uint32_t index) noexcept;
  std::string_view Folded(const Event& event, std::uint32_t index) noexcept;

 private:
  struct Cached {
    std::string_view plain;
    std::string_view folded;
    std::uint32_t plain_epoch = 0;  // what an earlier event left has another epoch
    std::uint32_t folded_epoch = 0;
  };

  std::vector<Cached> cached_;
  std::vector<char> bytes_;  // never grows while an event is matched, so views stay valid
  std::size_t used_ = 0;
  std::uint32_t epoch_ = 0;
};

struct ScratchImpl {
  // `made_for` is the number of the matcher that the sizes are of.
  ScratchImpl(std::uint64_t made_for, const ProgramImage& image)
      : matcher(made_for),
        memos(image.memo_count),
        candidates(image.entries.size()),
        rules_seen(image.rules.size()) {}

  // An answer of an earlier event has another epoch.
  struct Memo {
    std::uint32_t epoch = 0;
    bool answer = false;
  };

  std::uint64_t matcher;
  std::uint32_t epoch = 0;
  std::vector<Memo> memos;
  CandidateSet candidates;                // empty between events
  std::vector<std::uint32_t> rules_seen;  // epoch in which a rule matched
  std::vector<Match> matches;
  ValueTexts texts;
  std::optional<NumberedSigns> numbered_signs;  // of the event's JSON, once it was walked over
  ClassMemo classes;
  MatchStats stats;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_SCRATCH_H_
