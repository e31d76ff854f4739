// What `sigmata bench` has found, before it takes any form.
#ifndef SIGMATA_CLI_BENCH_RESULT_H_
#define SIGMATA_CLI_BENCH_RESULT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sigmata/match_profile.h"

namespace sigmata::cli {

// Why a rule costs what it costs. The kind is for programs, the words are for people.
struct CostReason {
  std::string kind;
  std::string words;
  std::string advice;
};

// One number for the work of a rule, the same in every run: what looks through text takes sixteen
// bytes a step.
inline std::uint64_t WorkOf(const EntryCost& cost) {
  return cost.instructions + cost.walked_bytes / 16;
}

struct RuleCost {
  std::string id, title, file;
  std::uint32_t line = 0;
  EntryCost cost;    // of all its entries
  double share = 0;  // of the time of all rules' code, 0 to 1
  std::vector<CostReason> reasons;
};

// The same in every run on the same rules and events.
struct WorkCounts {
  std::uint64_t events = 0;  // that were read
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;  // of the events' bytes
  std::uint64_t matched_events = 0, matches = 0;
  std::uint64_t answers = 0;  // a hash of which rule matched which event
  std::uint64_t candidates = 0, instructions = 0, patterns_run = 0;
  std::uint64_t walked_bytes = 0, regexes_run = 0;
};

// Of the thread's processor time, in nanoseconds an event; the median of the rounds.
struct BenchTimes {
  double read = 0;
  double read_and_match = 0;
  double fastest = 0, slowest = 0;  // rounds of reading and matching
  double rules = 0;                 // running candidates' code; the least of the rounds
};

// Of one event, read and matched: wall clock, in nanoseconds, each event's least of the rounds.
struct BenchLatency {
  double p50 = 0, p90 = 0, p99 = 0, max = 0;
};

struct BenchResult {
  std::size_t rules = 0, refused = 0;
  std::size_t rules_run = 0;  // rules that were run at least once
  std::size_t rounds = 0;
  std::size_t passes = 0;      // whose answers were compared
  double compile_seconds = 0;  // rules to program (or: loading it), wall clock
  double ready_seconds = 0;    // making matchers and readers of it
  std::uint64_t degraded = 0, failed = 0;
  WorkCounts work;
  BenchTimes times;
  BenchLatency latency;
  std::uint64_t peak_memory = 0, event_memory = 0;  // bytes
  std::vector<RuleCost> costs;                      // that were run, the costliest first
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BENCH_RESULT_H_
