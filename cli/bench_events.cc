#include "cli/bench_events.h"

#include <algorithm>
#include <span>

#include "cli/event_input.h"
#include "runtime/event/record_splitter.h"
#include "runtime/program/program_image.h"

namespace sigmata::cli {

void BenchEvents::Read(const std::vector<std::string>& paths, EventReader& reader,
                       std::vector<std::string>& errors) {
  for (const std::string& path : paths) {
    std::string error = ForEachRecord(
        path, {[&](std::string_view record) { Keep(record, reader); },
               [&](const std::string&) { ++failed_; }, [](const std::string&) {}, [] {}});
    if (!error.empty()) errors.push_back(std::move(error));
  }
}

// A record may hold several objects side by side.
void BenchEvents::Keep(std::string_view record, EventReader& reader) {
  while (!record.empty()) {
    if (reader.ReadPadded(record) != ReadStatus::kRead) {
      ++failed_;
      return;
    }
    degraded_ += reader.event().degraded() ? 1U : 0U;
    const std::string_view event = record.substr(0, reader.consumed());
    Append(event);
    record.remove_prefix(event.size());
    record.remove_prefix(GapSize(record));
  }
}

// Room for a chunk is taken at once and never more than is there, so appending does not move it.
void BenchEvents::Append(std::string_view event) {
  constexpr std::size_t kChunk = std::size_t{1} << 20U;
  const std::size_t need = event.size() + 1 + kEventPadding;
  if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < need) {
    chunks_.emplace_back().reserve(std::max(kChunk, need));
  }
  std::string& chunk = chunks_.back();
  const std::size_t offset = chunk.size();
  chunk += event;
  chunk += '\n';
  events_.push_back(std::string_view(chunk).substr(offset, event.size()));
  bytes_ += event.size() + 1;
}

std::uint64_t BenchEvents::memory() const {
  std::uint64_t sum = events_.capacity() * sizeof(std::string_view);
  for (const std::string& chunk : chunks_) sum += chunk.capacity();
  return sum;
}

std::uint64_t BenchEvents::checksum() const {
  std::uint64_t sum = 0;
  for (const std::string& chunk : chunks_) {
    sum = sum * 31 + Checksum(std::as_bytes(std::span(chunk)));
  }
  return sum;
}

}  // namespace sigmata::cli
