// Events in memory, so that measuring does not wait for a file.
#ifndef SIGMATA_CLI_BENCH_EVENTS_H_
#define SIGMATA_CLI_BENCH_EVENTS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "sigmata/event_reader.h"

namespace sigmata::cli {

class BenchEvents {
 public:
  // Reads all inputs and keeps the events that `reader` can read. Errors are for people.
  void Read(const std::vector<std::string>& paths, EventReader& reader,
            std::vector<std::string>& errors);

  std::size_t size() const { return events_.size(); }
  // kEventPadding bytes behind it are readable.
  std::string_view operator[](std::size_t index) const { return events_[index]; }

  std::uint64_t bytes() const { return bytes_; }  // of the events alone
  std::uint64_t memory() const;
  std::uint64_t checksum() const;
  std::uint64_t degraded() const { return degraded_; }
  std::uint64_t failed() const { return failed_; }

 private:
  void Keep(std::string_view record, EventReader& reader);
  void Append(std::string_view event);

  std::deque<std::string> chunks_;  // never moved, so that views of them stay valid
  std::vector<std::string_view> events_;
  std::uint64_t bytes_ = 0;
  std::uint64_t degraded_ = 0;
  std::uint64_t failed_ = 0;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BENCH_EVENTS_H_
