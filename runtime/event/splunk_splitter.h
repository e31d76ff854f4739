// Cuts a stream of Splunk's WinEventLog text into events, whose messages have lines of their own.
#ifndef SIGMATA_RUNTIME_EVENT_SPLUNK_SPLITTER_H_
#define SIGMATA_RUNTIME_EVENT_SPLUNK_SPLITTER_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace sigmata {

// Whether an event begins at the line `text` begins with: a line LogName=..., or a line of a time
// before such a line. None: not enough bytes to tell.
std::optional<bool> BeginsAsSplunk(std::string_view text, bool last);

// If the first event begins with a time, every event does; a line LogName=... alone is then part of
// a message.
class SplunkSplitter {
 public:
  // As RecordSplitter::Next.
  std::optional<std::string_view> Next(std::string_view buffer, std::size_t& position, bool last);
  void Rebase(std::size_t position) { scanned_ = scanned_ > position ? scanned_ - position : 0; }

 private:
  std::size_t scanned_ = 0;    // the line of the current event to be looked at next; 0: its second
  std::optional<bool> timed_;  // whether events begin with a time
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_SPLUNK_SPLITTER_H_
