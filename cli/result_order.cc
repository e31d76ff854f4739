#include "cli/result_order.h"

#include <utility>

namespace sigmata::cli {

std::vector<std::size_t> ResultOrder::LastShapes(std::uint64_t number) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return IsTurn(number); });
  return last_shapes_;
}

void ResultOrder::PrintPart(std::uint64_t number, BatchResult& part) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return IsTurn(number); });
    if (!stopped_) {
      lock.unlock();
      Print(part, true);
    }
  }
  const std::size_t source = part.source;
  part = BatchResult();
  part.source = source;
}

void ResultOrder::Finish(std::uint64_t number, BatchResult result) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return IsTurn(number) || waiting_bytes_ < kMostWaitingBytes; });
  if (stopped_) return;
  waiting_bytes_ += result.byte_size();
  waiting_.emplace(number, std::move(result));
  if (number != next_) return;
  // Nobody else prints: their turn has not come before next_ changes.
  for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_ && !stopped_;
       first = waiting_.begin()) {
    const BatchResult now = std::move(first->second);
    const std::size_t bytes = now.byte_size();
    waiting_.erase(first);
    const bool flush = !waiting_.contains(next_ + 1);
    lock.unlock();
    Print(now, flush);
    lock.lock();
    waiting_bytes_ -= bytes;
    for (std::size_t i = 0; i < now.last_shapes.size(); ++i) {
      if (now.last_shapes[i]) last_shapes_[i] = *now.last_shapes[i];
    }
    ++next_;
    changed_.notify_all();
  }
}

void ResultOrder::Print(const BatchResult& result, bool flush) {
  printer_.Print(result);
  if (flush && !printer_.Flush()) broken_();
}

void ResultOrder::Stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

}  // namespace sigmata::cli
