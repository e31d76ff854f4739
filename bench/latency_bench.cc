// How long does one event take, through the library, with every Windows rule?
//
// Each event of a lane is read and matched with the clock read around it, in several rounds. Of
// each event the least time counts, so that what other processes took from one round is not the
// event's; percentiles are over the events. `all p99` is over every call of every round: with the
// rest of the machine in it. What the clock itself costs is in all of them. Before the clock
// starts, the number of matches is compared with that of a program without dispatch, for one event
// in fifty.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <vector>

#include "bench/corpus.h"
#include "bench/pipeline.h"
#include "bench/programs.h"

namespace sigmata::bench {
namespace {

constexpr int kRounds = 9;
constexpr std::size_t kCheckedOneOf = 50;

using Micros = std::vector<float>;

void CheckMatches(const EventLane& events) {
  Pipeline fast(WindowsProgram());
  Pipeline slow(WithoutDispatch(WindowsProgram()));
  for (std::size_t i = 0; i < events.lines().size(); i += kCheckedOneOf) {
    const std::string_view line = events.lines()[i];
    Require(fast.ReadAndMatch(line).size() == slow.ReadAndMatch(line).size(),
            fmt::format("event {} has other matches without dispatch", i + 1));
  }
}

double Percentile(Micros& times, double share) {
  const auto index = static_cast<std::size_t>(share * static_cast<double>(times.size() - 1));
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(index), times.end());
  return static_cast<double>(times[index]);
}

void OneEvent(benchmark::State& state, Lane lane) {
  const EventLane& events = EventsOf(lane);
  CheckMatches(events);
  Pipeline pipeline(WindowsProgram());
  Micros least(events.lines().size(), std::numeric_limits<float>::max());
  Micros all;
  for ([[maybe_unused]] auto _ : state) {
    for (std::size_t i = 0; i < events.lines().size(); ++i) {
      const auto begin = std::chrono::steady_clock::now();
      benchmark::DoNotOptimize(pipeline.ReadAndMatch(events.lines()[i]).size());
      const std::chrono::duration<float, std::micro> took =
          std::chrono::steady_clock::now() - begin;
      least[i] = std::min(least[i], took.count());
      all.push_back(took.count());
    }
  }
  state.counters["p50 us"] = Percentile(least, 0.5);
  state.counters["p90 us"] = Percentile(least, 0.9);
  state.counters["p99 us"] = Percentile(least, 0.99);
  state.counters["p99.9 us"] = Percentile(least, 0.999);
  state.counters["max us"] = static_cast<double>(*std::max_element(least.begin(), least.end()));
  state.counters["all p50 us"] = Percentile(all, 0.5);
  state.counters["all p99 us"] = Percentile(all, 0.99);
}

#define SIGMATA_LANE(name, lane) \
  BENCHMARK_CAPTURE(OneEvent, name, lane)->Iterations(kRounds)->Unit(benchmark::kMillisecond)
SIGMATA_FOR_EACH_LANE(SIGMATA_LANE);
#undef SIGMATA_LANE

}  // namespace
}  // namespace sigmata::bench
