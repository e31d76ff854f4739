// Events from a file or standard input, batch by batch, in bounded memory.
#ifndef SIGMATA_CLI_EVENT_INPUT_H_
#define SIGMATA_CLI_EVENT_INPUT_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "cli/event_batch.h"
#include "cli/stop_signal.h"

namespace sigmata::cli {

// How much is read at once. Large enough that what one batch costs does not count, small enough to
// stay in a core's cache until it has been matched.
inline constexpr std::size_t kBatchBytes = std::size_t{256} << 10U;

// An open input. One thread at a time may use it.
class EventInput {
 public:
  virtual ~EventInput() = default;

  // Fills an empty batch with the records that come next: as many as one read brings, which may be
  // fewer than are to come, so that no event waits for others. Empty: the input has ended, or the
  // signal to stop was given. A batch may have to be unpacked.
  virtual void Next(EventBatch& batch) = 0;
  // Whether more can be had without waiting, as far as that is known.
  virtual bool HasMore() const = 0;
};

// "-" is standard input. An event log file (.evtx) is known by its first bytes. An input that
// cannot be opened has nothing but the error. `stop`, if there is one, must outlive the input.
std::unique_ptr<EventInput> OpenEvents(const std::string& path, std::size_t batch_bytes,
                                       const StopSignal* stop);

// What stands for an input that cannot be opened.
std::unique_ptr<EventInput> NoEvents(std::string error);

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

// Reads all of an input. Returns an error for people, or empty.
std::string ForEachRecord(const std::string& path, const EventSink& sink);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EVENT_INPUT_H_
