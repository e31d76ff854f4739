// Matches inputs with several threads. Threads take turns in reading a batch of records, each
// matches its own, and results are printed in the order of the input: what is printed does not
// depend on how many threads there are, nor on how much is read at once.
//
// An event is answered as soon as it has been read. Memory is bounded: each thread has one batch.
#ifndef SIGMATA_CLI_MATCH_PIPELINE_H_
#define SIGMATA_CLI_MATCH_PIPELINE_H_

#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "cli/batch_matcher.h"
#include "cli/event_input.h"
#include "cli/match_printer.h"
#include "cli/result_order.h"
#include "cli/stop_signal.h"
#include "sigmata/matcher.h"

namespace sigmata::cli {

struct PipelineOptions {
  std::vector<std::string> sources;
  std::string shape;
  std::size_t jobs = 1;  // threads at most
  std::size_t batch_bytes = kBatchBytes;
};

class MatchPipeline {
 public:
  // Both must outlive this.
  MatchPipeline(const std::vector<Matcher>& matchers, const PipelineOptions& options);

  // Matches all there is; false if standard output cannot be written. What a thread throws comes
  // out of here.
  bool Run();

  const EventCounts& counts() const { return printer_.counts(); }
  bool source_failed() const { return printer_.source_failed(); }

 private:
  void Work() noexcept;
  void MatchBatches();
  bool TakeBatch(EventBatch& batch);
  bool OpenNext();
  void AddThread();
  bool IsStopped();
  void Stop();

  const std::vector<Matcher>& matchers_;
  const PipelineOptions& options_;
  std::vector<std::string> names_;  // of the sources, as JSON
  MatchPrinter printer_;
  ResultOrder order_;
  StopSignal stop_signal_;

  // Of the thread that reads.
  std::mutex reading_;
  std::unique_ptr<EventInput> input_;
  std::size_t opened_ = 0;  // how many sources have been
  std::uint64_t batches_ = 0;
  std::vector<std::thread> threads_;  // beside the one that runs
  std::size_t most_threads_;

  std::mutex ending_;
  bool stopped_ = false;  // before the end of the input
  std::exception_ptr thrown_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_MATCH_PIPELINE_H_
