// What does it cost to read an event and match every Windows rule against it, and how does that
// compare with merely parsing the event into a DOM?
//
// Each round reads and matches the whole lane, reads it only, and walks its DOM, in turns, on one
// thread; figures are medians over the rounds, in processor time. `dom/ours` is the ratio: above 1,
// matching all rules costs less than the DOM alone. Before the clock starts, every match is
// compared with that of a program without dispatch, event by event.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>

#include "bench/corpus.h"
#include "bench/json_walk.h"
#include "bench/pipeline.h"
#include "bench/programs.h"
#include "bench/rounds.h"

namespace sigmata::bench {
namespace {

constexpr int kRounds = 5;

void CompareMatches(std::span<const Match> fast, std::span<const Match> slow, std::size_t line,
                    Lane lane) {
  const bool same = std::equal(fast.begin(), fast.end(), slow.begin(), slow.end(),
                               [](const Match& a, const Match& b) { return a.rule == b.rule; });
  if (!same) {
    Fail(fmt::format("{}, event {}: {} matches with dispatch, {} without", LaneName(lane), line + 1,
                     fast.size(), slow.size()));
  }
}

// The number of matches in the lane, found with and without dispatch.
std::uint64_t ExpectedMatches(Lane lane) {
  Pipeline fast(WindowsProgram());
  Pipeline slow(WithoutDispatch(WindowsProgram()));
  const auto& lines = EventsOf(lane).lines();
  std::uint64_t expected = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::span<const Match> matches = slow.ReadAndMatch(lines[i]);
    CompareMatches(fast.ReadAndMatch(lines[i]), matches, i, lane);
    expected += matches.size();
  }
  Require(expected > 0, "no event matches any rule");
  return expected;
}

void Report(benchmark::State& state, const EventLane& events, const MatchStats& stats) {
  const auto run = static_cast<double>(stats.events);
  state.counters["events"] = static_cast<double>(events.lines().size());
  state.counters["rules"] = static_cast<double>(WindowsProgram().rule_count());
  state.counters["candidates/event"] = static_cast<double>(stats.candidates) / run;
  state.counters["instructions/event"] = static_cast<double>(stats.instructions) / run;
  state.counters["patterns/event"] = static_cast<double>(stats.patterns_run) / run;
}

void ReadAndMatch(benchmark::State& state, Lane lane) {
  const std::uint64_t expected = ExpectedMatches(lane);
  const EventLane& events = EventsOf(lane);
  Pipeline pipeline(WindowsProgram());
  DomWalker dom(events);
  Rounds match, read, walk;
  for ([[maybe_unused]] auto _ : state) {
    walk.Time([&] { benchmark::DoNotOptimize(dom.Walk()); });
    read.Time([&] {
      for (const std::string_view line : events.lines())
        benchmark::DoNotOptimize(&pipeline.Read(line));
    });
    std::uint64_t matches = 0;
    state.SetIterationTime(match.Time([&] {
      for (const std::string_view line : events.lines()) {
        matches += pipeline.ReadAndMatch(line).size();
      }
    }));
    Require(matches == expected, fmt::format("{} matches, not {}", matches, expected));
  }
  const auto count = static_cast<double>(events.lines().size());
  state.counters["matches"] = static_cast<double>(expected);
  state.counters["events/s"] = count / match.Median();
  state.counters["bytes/s"] = static_cast<double>(events.text().size()) / match.Median();
  state.counters["ns/event"] = match.Median() / count * 1e9;
  state.counters["read ns/event"] = read.Median() / count * 1e9;
  state.counters["dom ns/event"] = walk.Median() / count * 1e9;
  state.counters["dom/ours"] = walk.Median() / match.Median();
  Report(state, events, pipeline.stats());
}

#define SIGMATA_LANE(name, lane)              \
  BENCHMARK_CAPTURE(ReadAndMatch, name, lane) \
      ->Iterations(kRounds)                   \
      ->UseManualTime()                       \
      ->Unit(benchmark::kMillisecond)
SIGMATA_FOR_EACH_LANE(SIGMATA_LANE);
#undef SIGMATA_LANE

}  // namespace
}  // namespace sigmata::bench
