// What the benchmarks run on: rules and events, pinned.
//
// Public rules and recorded events where the folder SIGMATA_CORPORA (default ../shared/corpora) has
// them; otherwise a synthetic corpus, the same on every machine. Figures of the one say nothing of
// the other, so each run tells on its first lines which it used. Everything is loaded when first
// asked for, once, and what cannot be loaded ends the program.
#ifndef SIGMATA_BENCH_CORPUS_H_
#define SIGMATA_BENCH_CORPUS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sigmata/source.h"

namespace sigmata::bench {

enum class Lane {
  kCollector,            // many hosts, interleaved, in a flat shape: the common case
  kProcessesAndScripts,  // process creations and script blocks alone: the worst case
  kEvtxDump,             // the nested shape of event log files, many providers
};

// `LANE(name, lane)` for each of them, to register a benchmark.
#define SIGMATA_FOR_EACH_LANE(LANE)                        \
  LANE(collector, Lane::kCollector);                       \
  LANE(processes_and_scripts, Lane::kProcessesAndScripts); \
  LANE(evtx_dump, Lane::kEvtxDump)

std::string_view LaneName(Lane lane);

// The events of a lane, one JSON object a line.
class EventLane {
 public:
  explicit EventLane(std::string lines);  // ends each line with '\n'
  EventLane(const EventLane&) = delete;
  EventLane& operator=(const EventLane&) = delete;
  ~EventLane() = default;

  // kEventPadding bytes and more are readable behind it, and so behind every line.
  std::string_view text() const { return {text_.data(), size_}; }
  const std::vector<std::string_view>& lines() const { return lines_; }
  std::size_t longest_line() const { return longest_line_; }

 private:
  std::string text_;
  std::size_t size_;
  std::size_t longest_line_ = 0;
  std::vector<std::string_view> lines_;
};

const EventLane& EventsOf(Lane lane);

const SourceSet& PublicRules();   // every rule of the corpus, whatever its product
const SourceSet& WindowsRules();  // those of them that are meant for Windows
const SourceSet& OwnRules();      // sigma-rules/

std::string DescribeRules();
std::string DescribeEvents();

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_CORPUS_H_
