// How much faster do two threads read and match than one?
//
// Two readers and scratches over one matcher; each thread takes some events at a time, as the
// command does. `work two/one` compares the processor time of all threads over the whole lane: what
// sharing costs, whatever else the machine does. `wall one/two` compares the clock, over many short
// rounds of some hundred events with a pause before each, of which the least time counts: so there
// is a chance that a round meets two free processors on a machine with other work. Before the clock
// starts, every event's matches are compared with those of the first thread alone.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "bench/corpus.h"
#include "bench/programs.h"
#include "bench/require.h"
#include "bench/rounds.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"

namespace sigmata::bench {
namespace {

constexpr int kRounds = 3;
constexpr int kShortRounds = 1000;
constexpr std::size_t kShortEvents = 1000;
constexpr std::size_t kBatch = 20;  // events
constexpr auto kPause = std::chrono::milliseconds(5);

using Clock = std::chrono::steady_clock;
using Lines = std::vector<std::string_view>;

struct Worker {
  explicit Worker(const Matcher& shared)
      : matcher(shared), scratch(shared.NewScratch()), reader(shared.program()) {}

  std::size_t Match(std::string_view line) {
    if (reader.ReadPadded(line) != ReadStatus::kRead) Fail("an event cannot be read");
    return matcher.MatchEvent(reader.event(), scratch).size();
  }

  const Matcher& matcher;
  MatchScratch scratch;
  EventReader reader;
  // Of the last round.
  double seconds = 0;  // of processor time
  Clock::time_point begin, end;
};

// Hands out batches of lines to any number of threads, once.
class Queue {
 public:
  explicit Queue(const Lines& lines) : lines_(lines) {}

  template <typename Use>
  void ForEach(Use&& use) {
    for (std::size_t begin = 0; (begin = next_.fetch_add(kBatch)) < lines_.size();) {
      const std::size_t end = std::min(begin + kBatch, lines_.size());
      for (std::size_t i = begin; i < end; ++i) use(i, lines_[i]);
    }
  }

 private:
  const Lines& lines_;
  std::atomic<std::size_t> next_ = 0;
};

struct Round {
  double wall = 0;
  double work = 0;
};

// All events by these threads; counts of matches are left in `matches`.
Round Run(const Lines& lines, std::vector<Worker>& workers, std::vector<std::size_t>& matches) {
  Queue queue(lines);
  std::atomic<std::size_t> ready = 0;
  const auto work = [&](Worker& worker) {
    ++ready;
    while (ready < workers.size()) {  // what it takes to make a thread is not asked
    }
    worker.begin = Clock::now();
    const double begin = ThreadSeconds();
    queue.ForEach([&](std::size_t i, std::string_view line) { matches[i] = worker.Match(line); });
    worker.seconds = ThreadSeconds() - begin;
    worker.end = Clock::now();
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < workers.size(); ++i) threads.emplace_back(work, std::ref(workers[i]));
  work(workers[0]);
  for (std::thread& thread : threads) thread.join();
  Round round;
  Clock::time_point begin = workers[0].begin;
  Clock::time_point end = workers[0].end;
  for (const Worker& worker : workers) {
    begin = std::min(begin, worker.begin);
    end = std::max(end, worker.end);
    round.work += worker.seconds;
  }
  round.wall = std::chrono::duration<double>(end - begin).count();
  return round;
}

std::vector<Worker> Workers(const Matcher& matcher, std::size_t count) {
  std::vector<Worker> workers;
  for (std::size_t i = 0; i < count; ++i) workers.emplace_back(matcher);
  return workers;
}

// Some events of all parts of the lane.
Lines Sample(const Lines& lines) {
  Lines sample;
  const std::size_t step = std::max(lines.size() / kShortEvents, std::size_t{1});
  for (std::size_t i = 0; i < lines.size(); i += step) sample.push_back(lines[i]);
  return sample;
}

// One thread and two in turns, each with the least times so far.
class Turns {
 public:
  Turns(const Matcher& matcher, const Lines& lines)
      : lines_(lines), one_(Workers(matcher, 1)), two_(Workers(matcher, 2)) {
    expected_.resize(lines.size());
    Run(lines, one_, expected_);
    Time(two_, least_two);
    least_two = Round{1e9, 1e9};
  }

  double Take() {
    Time(one_, least_one);
    return Time(two_, least_two);
  }

  Round least_one{1e9, 1e9};
  Round least_two{1e9, 1e9};

 private:
  double Time(std::vector<Worker>& workers, Round& least) {
    std::vector<std::size_t> matches(expected_.size());
    std::this_thread::sleep_for(kPause);
    const Round round = Run(lines_, workers, matches);
    Require(matches == expected_, "two threads find other matches than one");
    least.wall = std::min(least.wall, round.wall);
    least.work = std::min(least.work, round.work);
    return round.wall;
  }

  const Lines& lines_;
  std::vector<Worker> one_, two_;
  std::vector<std::size_t> expected_;
};

void TwoThreads(benchmark::State& state, Lane lane) {
  const Matcher matcher(WindowsProgram());
  const Lines& lines = EventsOf(lane).lines();
  Turns whole(matcher, lines);
  for ([[maybe_unused]] auto _ : state) state.SetIterationTime(whole.Take());
  const Lines sample = Sample(lines);
  Turns brief(matcher, sample);
  for (int i = 0; i < kShortRounds; ++i) brief.Take();
  state.counters["work two/one"] = whole.least_two.work / whole.least_one.work;
  state.counters["one ms"] = brief.least_one.wall * 1e3;
  state.counters["two ms"] = brief.least_two.wall * 1e3;
  state.counters["wall one/two"] = brief.least_one.wall / brief.least_two.wall;
}

#define SIGMATA_LANE(name, lane)            \
  BENCHMARK_CAPTURE(TwoThreads, name, lane) \
      ->Iterations(kRounds)                 \
      ->UseManualTime()                     \
      ->Unit(benchmark::kMillisecond)
SIGMATA_FOR_EACH_LANE(SIGMATA_LANE);
#undef SIGMATA_LANE

}  // namespace
}  // namespace sigmata::bench
