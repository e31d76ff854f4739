// Compares a run with an earlier one on the same events: what got worse, and which rules did it.
//
// Counts of work decide first: they are the same on every machine. Of times only a ratio within one
// run is compared, matching beside reading, so that the machines need not be equal.
#ifndef SIGMATA_CLI_BENCH_BASELINE_H_
#define SIGMATA_CLI_BENCH_BASELINE_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/bench_result.h"

namespace sigmata::cli {

struct BenchChange {
  std::string what;  // "candidates", or a rule's title
  std::string file;  // of a rule
  double before = 0, now = 0;
  bool worse = false;  // beyond the tolerance
};

struct BenchComparison {
  std::vector<BenchChange> counters;  // all of them
  BenchChange time;                   // (reading and matching) : reading
  std::vector<BenchChange> rules;     // that got worse, in instructions and bytes; the worst first
  std::vector<std::string> notes;     // such as other answers
  bool worse() const;
};

struct BenchTolerances {
  double counts = 0;  // percent
  double time = 0;
};

// A run that `--format json` wrote. Of the times only the ratio is kept.
struct Baseline {
  WorkCounts work;
  double time_ratio = 0;
  std::vector<RuleCost> costs;
};

// On an error, none; `error` says for people why.
std::optional<Baseline> ReadBaseline(const std::string& path, std::string& error);

// Empty if both runs are of the same events; else why they cannot be compared.
std::string WhyIncomparable(const Baseline& baseline, const BenchResult& now);

BenchComparison CompareWith(const Baseline& baseline, const BenchResult& now,
                            const BenchTolerances& tolerances);

double TimeRatio(const BenchTimes& times);
// For people.
std::string HumanComparison(const BenchComparison& comparison, const BenchTolerances& tolerances);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BENCH_BASELINE_H_
