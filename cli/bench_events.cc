#include "cli/bench_events.h"

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
  text_.append(kEventPadding, '\0');
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
    events_.push_back({text_.size(), event.size()});
    text_ += event;
    text_ += '\n';
    bytes_ += event.size() + 1;
    record.remove_prefix(event.size());
    record.remove_prefix(GapSize(record));
  }
}

std::uint64_t BenchEvents::checksum() const { return Checksum(std::as_bytes(std::span(text_))); }

}  // namespace sigmata::cli
