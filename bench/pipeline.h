// Reader, matcher and scratch of one program: what a thread of a pipeline holds.
#ifndef SIGMATA_BENCH_PIPELINE_H_
#define SIGMATA_BENCH_PIPELINE_H_

#include <span>
#include <string_view>

#include "bench/require.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"

namespace sigmata::bench {

class Pipeline {
 public:
  explicit Pipeline(const Program& program)
      : reader_(program), matcher_(program), scratch_(matcher_.NewScratch()) {}

  // `line` has kEventPadding readable bytes behind it.
  const Event& Read(std::string_view line) {
    if (reader_.ReadPadded(line) != ReadStatus::kRead) Fail("an event cannot be read");
    return reader_.event();
  }
  std::span<const Match> MatchAgain() { return matcher_.MatchEvent(reader_.event(), scratch_); }
  std::span<const Match> ReadAndMatch(std::string_view line) {
    return matcher_.MatchEvent(Read(line), scratch_);
  }

  const MatchStats& stats() const { return scratch_.stats(); }
  const Program& program() const { return matcher_.program(); }

 private:
  JsonEventReader reader_;
  Matcher matcher_;
  MatchScratch scratch_;
};

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_PIPELINE_H_
