// Runs programs over events in memory: first the answers, then the clock.
#ifndef SIGMATA_CLI_BENCH_MEASURE_H_
#define SIGMATA_CLI_BENCH_MEASURE_H_

#include <string>
#include <vector>

#include "cli/bench_events.h"
#include "cli/bench_result.h"
#include "sigmata/matcher.h"
#include "sigmata/program.h"

namespace sigmata::cli {

// One program at work.
struct BenchEngine {
  BenchEngine(const Program& program, const std::string& shape)
      : matcher(program), scratch(matcher.NewScratch()), reader(program, shape) {}

  Matcher matcher;
  MatchScratch scratch;
  EventReader reader;
  MatchProfile profile;  // counts of one pass, each entry's least time of the rounds
};

// Fills the work, the times and the latency of `result`, and the engines' profiles. False: two
// passes over the same events gave different answers, so no figure is worth anything.
bool Measure(std::vector<BenchEngine>& engines, const BenchEvents& events, std::size_t rounds,
             BenchResult& result);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BENCH_MEASURE_H_
