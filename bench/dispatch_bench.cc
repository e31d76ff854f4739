// What does an event cost that no rule is about?
//
// The events have been read; only matching is measured. They are of no event class, so a candidate
// is a rule that has to look at every event, and the rest is the cost of finding the classes.
// WithoutDispatch tries every entry on the same events: what dispatch saves. Each event has other
// names and values, and the events take turns, so that none is predicted. Before the clock starts:
// none matches, with dispatch or without.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <memory>
#include <vector>

#include "bench/programs.h"
#include "bench/require.h"
#include "bench/synthetic_words.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"

namespace sigmata::bench {
namespace {

constexpr std::size_t kEvents = 64;

enum class Stranger { kNoChannel, kUnknownChannel, kUnknownEventId };

std::string EventText(Stranger stranger, std::size_t number, SyntheticWords& words) {
  constexpr std::size_t kFields = 20;
  constexpr std::size_t kFirstUnusedId = 64000;  // event IDs end at 65535
  std::string text = fmt::format(R"({{"SourceName":"{}")", words.MadeUp());
  if (stranger == Stranger::kUnknownChannel) {
    text += fmt::format(R"(,"Channel":"{}")", words.MadeUp());
  }
  if (stranger == Stranger::kUnknownEventId) {
    text += R"(,"Channel":"Microsoft-Windows-Sysmon/Operational")";
  }
  text += fmt::format(R"(,"EventID":{})", kFirstUnusedId + number);
  for (std::size_t i = 0; i < kFields; ++i) {
    text += Joined({",\"", words.MadeUp(), std::to_string(i), R"(":")", words.Known(), " ",
                    words.MadeUp(), "\""});
  }
  return text + "}";
}

// Each event stays in a reader of its own.
std::vector<JsonEventReader> ReadEvents(const Program& program, Stranger stranger) {
  SyntheticWords words(13);
  std::vector<JsonEventReader> readers;
  for (std::size_t i = 0; i < kEvents; ++i) {
    JsonEventReader& reader = readers.emplace_back(program);
    Require(reader.Read(EventText(stranger, i, words)) == ReadStatus::kRead,
            "an event is not read");
  }
  return readers;
}

void RequireNoMatch(const Program& program, const std::vector<JsonEventReader>& readers) {
  const Matcher matcher(program);
  MatchScratch scratch = matcher.NewScratch();
  for (const JsonEventReader& reader : readers) {
    Require(matcher.MatchEvent(reader.event(), scratch).empty(), "a rule matches");
  }
}

void MatchStrangers(benchmark::State& state, const Program& program, Stranger stranger) {
  const std::vector<JsonEventReader> readers = ReadEvents(program, stranger);
  RequireNoMatch(program, readers);
  RequireNoMatch(WithoutDispatch(program), readers);
  const Matcher matcher(program);
  MatchScratch scratch = matcher.NewScratch();
  std::size_t next = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Event& event = readers[next++ % kEvents].event();
    benchmark::DoNotOptimize(matcher.MatchEvent(event, scratch).data());
  }
  const auto count = static_cast<double>(scratch.stats().events);
  state.counters["events/s"] = benchmark::Counter(1, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["candidates/event"] = static_cast<double>(scratch.stats().candidates) / count;
  state.counters["instructions/event"] = static_cast<double>(scratch.stats().instructions) / count;
  state.counters["patterns/event"] = static_cast<double>(scratch.stats().patterns_run) / count;
}

void Dispatch(benchmark::State& state, const Program& (*program)(), Stranger stranger) {
  MatchStrangers(state, program(), stranger);
}

void WithoutDispatch(benchmark::State& state, const Program& (*program)(), Stranger stranger) {
  MatchStrangers(state, bench::WithoutDispatch(program()), stranger);
}

BENCHMARK_CAPTURE(Dispatch, windows_no_channel, WindowsProgram, Stranger::kNoChannel);
BENCHMARK_CAPTURE(Dispatch, windows_unknown_channel, WindowsProgram, Stranger::kUnknownChannel);
BENCHMARK_CAPTURE(Dispatch, windows_unknown_event_id, WindowsProgram, Stranger::kUnknownEventId);
BENCHMARK_CAPTURE(Dispatch, own_no_channel, OwnProgram, Stranger::kNoChannel);
BENCHMARK_CAPTURE(Dispatch, own_unknown_channel, OwnProgram, Stranger::kUnknownChannel);
BENCHMARK_CAPTURE(WithoutDispatch, windows_unknown_channel, WindowsProgram,
                  Stranger::kUnknownChannel);
BENCHMARK_CAPTURE(WithoutDispatch, own_unknown_channel, OwnProgram, Stranger::kUnknownChannel);

}  // namespace
}  // namespace sigmata::bench
