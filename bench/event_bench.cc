// What does reading an event cost, beside the least that reading its JSON can cost?
//
// Read/windows_* reads into the fields of all Windows rules, Read/own_* into those of our own
// rules; DomWalk and OnDemandWalk visit every value of the same bytes and keep nothing. Before the
// clock starts: all four see the same events; the walks and Read/windows_* see the same values,
// byte for byte as many; and both readers find the same values in the fields they share.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <map>
#include <utility>
#include <vector>

#include "bench/corpus.h"
#include "bench/json_walk.h"
#include "bench/pipeline.h"
#include "bench/programs.h"
#include "runtime/program/program_image.h"

namespace sigmata::bench {
namespace {

// Slots of the fields that two programs share.
using SharedFields = std::vector<std::pair<FieldSlot, FieldSlot>>;

SharedFields FindSharedFields(const Program& a, const Program& b) {
  std::map<std::string_view, FieldSlot> slots;
  for (std::size_t i = 0; i < b.field_count(); ++i) {
    slots.emplace(b.field_name(i), static_cast<FieldSlot>(i));
  }
  SharedFields shared;
  for (std::size_t i = 0; i < a.field_count(); ++i) {
    const auto it = slots.find(a.field_name(i));
    if (it != slots.end()) shared.emplace_back(static_cast<FieldSlot>(i), it->second);
  }
  return shared;
}

bool SameValues(const Event& a, FieldSlot in_a, const Event& b, FieldSlot in_b) {
  std::uint32_t i = a.First(in_a);
  std::uint32_t j = b.First(in_b);
  for (; i != Event::kNone && j != Event::kNone; i = a.link(i).next, j = b.link(j).next) {
    if (a.value(a.link(i).value).raw != b.value(b.link(j).value).raw) return false;
  }
  return i == j;
}

// What the reader holds of an event; `decoded` has the strings unescaped, `raw` as written.
void AddValues(const Event& event, WalkTotals& decoded, WalkTotals& raw, std::string& text) {
  ++decoded.events;
  ++raw.events;
  for (const Value& value : event.values()) {
    if (!value.is_scalar()) continue;
    ++decoded.scalars;
    ++raw.scalars;
    if (value.kind != ValueKind::kString) continue;
    text.clear();
    AppendText(value, text);
    decoded.string_bytes += text.size();
    raw.string_bytes += value.raw.size();
  }
}

void RequireSame(const WalkTotals& ours, const WalkTotals& walk, std::string_view name) {
  const bool same = ours.events == walk.events && ours.scalars == walk.scalars &&
                    ours.string_bytes == walk.string_bytes;
  if (same) return;
  Fail(fmt::format("we read {} events, {} scalars, {} bytes of strings; {} {}, {}, {}", ours.events,
                   ours.scalars, ours.string_bytes, name, walk.events, walk.scalars,
                   walk.string_bytes));
}

void CheckLane(Lane lane) {
  const EventLane& events = EventsOf(lane);
  Require(WindowsProgram().image().UsesKeywords(),
          "no rule has keywords, so not every value is read");
  Pipeline windows(WindowsProgram());
  Pipeline own(OwnProgram());
  const SharedFields shared = FindSharedFields(WindowsProgram(), OwnProgram());
  WalkTotals decoded, raw;
  std::string text;
  for (std::size_t line = 0; line < events.lines().size(); ++line) {
    const Event& a = windows.Read(events.lines()[line]);
    const Event& b = own.Read(events.lines()[line]);
    AddValues(a, decoded, raw, text);
    for (const auto& [in_a, in_b] : shared) {
      if (SameValues(a, in_a, b, in_b)) continue;
      Fail(fmt::format("{}, event {}: two readers differ in {}", LaneName(lane), line + 1,
                       WindowsProgram().field_name(in_a)));
    }
  }
  RequireSame(decoded, DomWalker(events).Walk(), "the DOM has");
  RequireSame(raw, OnDemandWalker(events).Walk(), "on demand there are");
}

// Each lane is checked once, whichever of its measurements is asked for.
const EventLane& CheckedEvents(Lane lane) {
  static std::map<Lane, bool> checked;
  bool& done = checked[lane];
  if (!done) CheckLane(lane);
  done = true;
  return EventsOf(lane);
}

void Report(benchmark::State& state, const EventLane& events) {
  const auto count = static_cast<double>(events.lines().size());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(events.text().size()));
  state.counters["events"] = count;
  state.counters["events/s"] =
      benchmark::Counter(count, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["s/event"] = benchmark::Counter(
      count, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void Read(benchmark::State& state, const Program& (*program)(), Lane lane) {
  const EventLane& events = CheckedEvents(lane);
  Pipeline pipeline(program());
  std::uint64_t values = 0;
  for ([[maybe_unused]] auto _ : state) {
    values = 0;
    for (const std::string_view line : events.lines()) {
      values += pipeline.Read(line).values().size();
    }
  }
  Report(state, events);
  state.counters["fields"] = static_cast<double>(program().field_count());
  state.counters["values/event"] =
      static_cast<double>(values) / static_cast<double>(events.lines().size());
}

template <typename Walker>
void Walk(benchmark::State& state, Lane lane) {
  const EventLane& events = CheckedEvents(lane);
  Walker walker(events);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(walker.Walk());
  Report(state, events);
}

void DomWalk(benchmark::State& state, Lane lane) { Walk<DomWalker>(state, lane); }
void OnDemandWalk(benchmark::State& state, Lane lane) { Walk<OnDemandWalker>(state, lane); }

#define SIGMATA_LANE(name, lane)                                                                \
  BENCHMARK_CAPTURE(DomWalk, name, lane)->Unit(benchmark::kMillisecond);                        \
  BENCHMARK_CAPTURE(OnDemandWalk, name, lane)->Unit(benchmark::kMillisecond);                   \
  BENCHMARK_CAPTURE(Read, windows_##name, WindowsProgram, lane)->Unit(benchmark::kMillisecond); \
  BENCHMARK_CAPTURE(Read, own_##name, OwnProgram, lane)->Unit(benchmark::kMillisecond)
SIGMATA_FOR_EACH_LANE(SIGMATA_LANE);
#undef SIGMATA_LANE

}  // namespace
}  // namespace sigmata::bench
