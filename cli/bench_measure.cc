#include "cli/bench_measure.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

namespace sigmata::cli {
namespace {

using Clock = std::chrono::steady_clock;

// Processor time of this thread: what other programs do to the wall clock does not count.
double ThreadNanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

template <typename Work>
double NanosecondsOf(Work&& work) {
  const double begin = ThreadNanoseconds();
  work();
  return ThreadNanoseconds() - begin;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

// Of one reading of the clock, in nanoseconds.
std::uint64_t ClockCost() {
  std::vector<double> readings;
  for (int i = 0; i < 1001; ++i) readings.push_back(NanosecondsOf([] {}));
  return static_cast<std::uint64_t>(Median(std::move(readings)));
}

// What a pass over all events has answered: enough to see that two passes did not answer the same.
struct Answers {
  std::uint64_t matched_events = 0, matches = 0;
  std::uint64_t hash = 0xCBF29CE484222325U;

  void Add(std::size_t event, std::size_t engine, std::span<const Match> found) {
    for (const Match& match : found) {
      Mix(event);
      Mix(engine);
      Mix(match.rule);
    }
    matches += found.size();
  }
  void Mix(std::uint64_t value) { hash = (hash ^ value) * 0x100000001B3U; }

  friend bool operator==(const Answers&, const Answers&) = default;
};

class Passes {
 public:
  Passes(std::vector<BenchEngine>& engines, const BenchEvents& events)
      : engines_(engines), events_(events), least_(events.size(), HUGE_VAL) {}

  // Reads each event; `match(engine)` answers which rules match.
  template <typename MatchWith>
  Answers Match(MatchWith&& match) {
    Answers answers;
    for (std::size_t i = 0; i < events_.size(); ++i) MatchOne(i, match, answers);
    return answers;
  }
  Answers Match() {
    return Match([](BenchEngine& engine) {
      return engine.matcher.MatchEvent(engine.reader.event(), engine.scratch);
    });
  }

  void Read() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      for (BenchEngine& engine : engines_) engine.reader.ReadPadded(events_[i]);
    }
  }

  Answers Latency() {
    Answers answers;
    const auto match = [](BenchEngine& engine) {
      return engine.matcher.MatchEvent(engine.reader.event(), engine.scratch);
    };
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Clock::time_point begin = Clock::now();
      MatchOne(i, match, answers);
      const std::chrono::duration<double, std::nano> elapsed = Clock::now() - begin;
      least_[i] = std::min(least_[i], elapsed.count());
    }
    return answers;
  }

  Answers Profile() {
    std::vector<MatchProfile> profiles(engines_.size());
    const Answers answers = Match([&](BenchEngine& engine) {
      return engine.matcher.ProfileEvent(
          engine.reader.event(), engine.scratch,
          profiles[static_cast<std::size_t>(&engine - engines_.data())]);
    });
    for (std::size_t i = 0; i < engines_.size(); ++i) {
      MatchProfile& kept = engines_[i].profile;
      for (EntryCost& cost : profiles[i]) TakeClockOff(cost);
      for (std::size_t entry = 0; entry < kept.size(); ++entry) {
        profiles[i][entry].nanoseconds =
            std::min(profiles[i][entry].nanoseconds, kept[entry].nanoseconds);
      }
      kept = std::move(profiles[i]);
    }
    return answers;
  }

  void TakeClockOff(EntryCost& cost) const {
    const std::uint64_t readings = cost.runs * clock_cost_;
    cost.nanoseconds -= std::min(cost.nanoseconds, readings);
  }

  std::vector<double> TakeLatencies() { return std::move(least_); }

 private:
  template <typename MatchWith>
  void MatchOne(std::size_t index, MatchWith& match, Answers& answers) {
    const std::uint64_t before = answers.matches;
    for (BenchEngine& engine : engines_) {
      engine.reader.ReadPadded(events_[index]);
      answers.Add(index, static_cast<std::size_t>(&engine - engines_.data()), match(engine));
    }
    answers.matched_events += answers.matches > before ? 1 : 0;
  }

  std::vector<BenchEngine>& engines_;
  const BenchEvents& events_;
  const std::uint64_t clock_cost_ = ClockCost();
  std::vector<double> least_;
};

MatchStats SumOf(const std::vector<BenchEngine>& engines) {
  MatchStats sum;
  for (const BenchEngine& engine : engines) {
    const MatchStats& stats = engine.scratch.stats();
    sum.candidates += stats.candidates;
    sum.instructions += stats.instructions;
    sum.patterns_run += stats.patterns_run;
  }
  return sum;
}

void CountWork(const std::vector<BenchEngine>& engines, const BenchEvents& events,
               const Answers& answers, WorkCounts& work) {
  const MatchStats stats = SumOf(engines);
  work.events = events.size();
  work.bytes = events.bytes();
  work.checksum = events.checksum();
  work.matched_events = answers.matched_events;
  work.matches = answers.matches;
  work.answers = answers.hash;
  work.candidates = stats.candidates;
  work.instructions = stats.instructions;
  work.patterns_run = stats.patterns_run;
}

void SumProfiles(const std::vector<BenchEngine>& engines, BenchResult& result) {
  for (const BenchEngine& engine : engines) {
    for (const EntryCost& cost : engine.profile) {
      result.work.walked_bytes += cost.walked_bytes;
      result.work.regexes_run += cost.regexes_run;
      result.times.rules += static_cast<double>(cost.nanoseconds);
    }
  }
  result.times.rules /= static_cast<double>(result.work.events);
}

BenchLatency Percentiles(std::vector<double> latencies) {
  std::sort(latencies.begin(), latencies.end());
  const auto at = [&](double share) {
    const auto rank =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(latencies.size())));
    return latencies[std::max<std::size_t>(rank, 1) - 1];
  };
  return {at(0.5), at(0.9), at(0.99), latencies.back()};
}

// How often the events are gone over in a round, so that a few of them take a time worth measuring.
std::size_t RepeatsFor(double nanoseconds) {
  constexpr double kLeast = 50e6;
  constexpr double kMost = 10'000;
  return static_cast<std::size_t>(std::clamp(std::ceil(kLeast / nanoseconds), 1.0, kMost));
}

}  // namespace

bool Measure(std::vector<BenchEngine>& engines, const BenchEvents& events, std::size_t rounds,
             BenchResult& result) {
  Passes passes(engines, events);
  const Answers answers = passes.Match();
  CountWork(engines, events, answers, result.work);
  bool same = true;
  const double warm = NanosecondsOf([&] { same = passes.Match() == answers; });
  const std::size_t repeats = RepeatsFor(warm);
  std::vector<double> read, match;
  for (std::size_t round = 0; round < rounds; ++round) {
    read.push_back(NanosecondsOf([&] {
      for (std::size_t i = 0; i < repeats; ++i) passes.Read();
    }));
    match.push_back(NanosecondsOf([&] {
      for (std::size_t i = 0; i < repeats; ++i) same = passes.Match() == answers && same;
    }));
    same = passes.Latency() == answers && same;
    same = passes.Profile() == answers && same;
  }
  const auto count = static_cast<double>(events.size() * repeats);
  result.rounds = rounds;
  result.passes = 2 + rounds * (repeats + 2);
  result.times.read = Median(read) / count;
  result.times.read_and_match = Median(match) / count;
  result.times.fastest = *std::min_element(match.begin(), match.end()) / count;
  result.times.slowest = *std::max_element(match.begin(), match.end()) / count;
  SumProfiles(engines, result);
  result.latency = Percentiles(passes.TakeLatencies());
  return same;
}

}  // namespace sigmata::cli
