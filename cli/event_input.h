// Events from a file or standard input, record by record, in bounded memory.
#ifndef SIGMATA_CLI_EVENT_INPUT_H_
#define SIGMATA_CLI_EVENT_INPUT_H_

#include <functional>
#include <string>
#include <string_view>

namespace sigmata::cli {

// Who takes what an input has.
struct EventSink {
  // A record (kEventPadding bytes behind it are readable).
  std::function<void(std::string_view record)> use;
  // In place of a record: what is wrong and where, for people.
  std::function<void(const std::string& problem)> lost;
  // Beside the records: something wrong that cost no event.
  std::function<void(const std::string& problem)> note;
  // More input has to be waited for.
  std::function<void()> idle;
};

// Reads all of an input; "-" is standard input. An event log file (.evtx) is known by its first
// bytes. Returns an error for people, or empty.
std::string ForEachRecord(const std::string& path, const EventSink& sink);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EVENT_INPUT_H_
