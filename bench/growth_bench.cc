// What do ten times the rules cost?
//
// All Windows rules, and nine copies of them in which the texts have other letters
// (altered_rules.h), against the rules once; each round reads and matches a part of the lane with
// both, in turns. Before the clock starts: the rules themselves match in the large program what
// they match in the small one, and the copies compile as the rules do.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "bench/altered_rules.h"
#include "bench/corpus.h"
#include "bench/pipeline.h"
#include "bench/programs.h"
#include "bench/rounds.h"
#include "sigmata/compiler.h"

namespace sigmata::bench {
namespace {

constexpr int kRounds = 5;
constexpr unsigned kTimes = 10;
constexpr std::size_t kMostEvents = 20'000;

const Program& LargeProgram() {
  static const Program program = [] {
    CompileReport report = CompileRules(Multiplied(WindowsRules(), kTimes));
    Require(report.program.has_value(), "no large program");
    Require(report.compiled * 100 >= WindowsProgram().rule_count() * kTimes * 99,
            fmt::format("only {} of the altered rules compile", report.compiled));
    return *std::move(report.program);
  }();
  return program;
}

// Matches of the copies are their own.
void CheckMatches(std::span<const std::string_view> lines) {
  Pipeline small(WindowsProgram());
  Pipeline large(LargeProgram());
  const std::size_t rules = WindowsProgram().rule_count();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::uint32_t> expected, found;
    for (const Match& match : small.ReadAndMatch(lines[i])) expected.push_back(match.rule);
    for (const Match& match : large.ReadAndMatch(lines[i])) {
      if (match.rule < rules) found.push_back(match.rule);
    }
    Require(found == expected, fmt::format("event {} has other matches among more rules", i + 1));
  }
}

void TenTimesTheRules(benchmark::State& state, Lane lane) {
  const auto& all = EventsOf(lane).lines();
  const std::span<const std::string_view> lines(all.data(), std::min(all.size(), kMostEvents));
  CheckMatches(lines);
  Pipeline small(WindowsProgram());
  Pipeline large(LargeProgram());
  Rounds once, ten_times;
  for ([[maybe_unused]] auto _ : state) {
    once.Time([&] {
      for (const std::string_view line : lines) benchmark::DoNotOptimize(small.ReadAndMatch(line));
    });
    state.SetIterationTime(ten_times.Time([&] {
      for (const std::string_view line : lines) benchmark::DoNotOptimize(large.ReadAndMatch(line));
    }));
  }
  const auto count = static_cast<double>(lines.size());
  const auto per_event = [](const Pipeline& pipeline) {
    return static_cast<double>(pipeline.stats().candidates) /
           static_cast<double>(pipeline.stats().events);
  };
  state.counters["rules"] = static_cast<double>(LargeProgram().rule_count());
  state.counters["ns/event once"] = once.Median() / count * 1e9;
  state.counters["ns/event ten"] = ten_times.Median() / count * 1e9;
  state.counters["ten/once"] = ten_times.Median() / once.Median();
  state.counters["candidates/event once"] = per_event(small);
  state.counters["candidates/event ten"] = per_event(large);
}

#define SIGMATA_LANE(name, lane)                  \
  BENCHMARK_CAPTURE(TenTimesTheRules, name, lane) \
      ->Iterations(kRounds)                       \
      ->UseManualTime()                           \
      ->Unit(benchmark::kMillisecond)
SIGMATA_FOR_EACH_LANE(SIGMATA_LANE);
#undef SIGMATA_LANE

}  // namespace
}  // namespace sigmata::bench
