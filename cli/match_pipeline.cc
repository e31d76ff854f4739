#include "cli/match_pipeline.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "cli/report.h"

namespace sigmata::cli {
namespace {

std::vector<std::string> AsJson(const std::vector<std::string>& texts) {
  std::vector<std::string> json;
  for (const std::string& text : texts) json.push_back(JsonString(text));
  return json;
}

// By program: what readers begin with.
std::vector<std::size_t> FirstShapes(const std::vector<Matcher>& matchers,
                                     const std::string& shape) {
  std::vector<std::size_t> shapes;
  for (const Matcher& matcher : matchers) {
    shapes.push_back(EventReader(matcher.program(), shape).last_shape());
  }
  return shapes;
}

}  // namespace

MatchPipeline::MatchPipeline(const std::vector<Matcher>& matchers, const PipelineOptions& options)
    : matchers_(matchers),
      options_(options),
      names_(AsJson(options.sources)),
      printer_(options.sources),
      order_(printer_, FirstShapes(matchers, options.shape), [this] { Stop(); }),
      most_threads_(std::max(options.jobs, std::size_t{1}) - 1) {}

bool MatchPipeline::Run() {
  Work();
  // Threads are added by threads that read; after the last one has found the end there is no more.
  for (std::size_t i = 0;; ++i) {
    std::unique_lock lock(reading_);
    if (i == threads_.size()) break;
    std::thread thread = std::move(threads_[i]);
    lock.unlock();
    thread.join();
  }
  if (thrown_) std::rethrow_exception(thrown_);
  return printer_.Flush();
}

void MatchPipeline::Work() noexcept {
  try {
    MatchBatches();
  } catch (...) {
    {
      const std::lock_guard lock(ending_);
      if (!thrown_) thrown_ = std::current_exception();
    }
    Stop();
  }
}

void MatchPipeline::MatchBatches() {
  BatchMatcher matcher(matchers_, options_.shape, names_, order_);
  EventBatch batch;
  while (TakeBatch(batch)) {
    batch.Unpack();
    matcher.MatchAll(batch);
  }
}

// Reads while no other thread does; false at the end of all inputs.
bool MatchPipeline::TakeBatch(EventBatch& batch) {
  const std::lock_guard lock(reading_);
  batch.Clear();
  while (!IsStopped() && (input_ || OpenNext())) {
    input_->Next(batch);
    if (!batch.empty()) {
      batch.source = opened_ - 1;
      batch.number = batches_++;
      if (input_->HasMore() || opened_ < options_.sources.size()) AddThread();
      return !IsStopped();
    }
    input_ = nullptr;
  }
  return false;
}

bool MatchPipeline::OpenNext() {
  if (opened_ == options_.sources.size()) return false;
  const StopSignal* const stop = options_.jobs > 1 ? &stop_signal_ : nullptr;
  input_ = OpenEvents(options_.sources[opened_++], options_.batch_bytes, stop);
  return true;
}

// One more, if there may be: for a small input it is not worth while to make what a thread needs.
void MatchPipeline::AddThread() {
  if (threads_.size() >= most_threads_) return;
  try {
    threads_.emplace_back([this] { Work(); });
  } catch (const std::system_error&) {
    most_threads_ = threads_.size();  // the system gives no more
  }
}

bool MatchPipeline::IsStopped() {
  const std::lock_guard lock(ending_);
  return stopped_;
}

void MatchPipeline::Stop() {
  {
    const std::lock_guard lock(ending_);
    stopped_ = true;
  }
  stop_signal_.Give();
  order_.Stop();
}

}  // namespace sigmata::cli
