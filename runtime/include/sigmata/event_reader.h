// Reads one event of any known form into an Event: JSON, Windows event XML, Splunk's WinEventLog
// text, Snare's syslog line. The first bytes tell which form it is.
//
// There is one way into an Event, JsonEventReader: another form is first put into JSON text, in a
// buffer of the reader. Such an event refers to that buffer instead of the input.
#ifndef SIGMATA_EVENT_READER_H_
#define SIGMATA_EVENT_READER_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "sigmata/event.h"
#include "sigmata/json_event.h"
#include "sigmata/program.h"

namespace sigmata {

// The largest event in another form than JSON. Windows itself keeps none above 64 KiB.
inline constexpr std::size_t kMaxTextEventBytes = std::size_t{16} << 20U;

class EventReader {
 public:
  // `shape` as for JsonEventReader.
  explicit EventReader(const Program& program, std::string_view shape = {});
  ~EventReader();
  EventReader(EventReader&&) noexcept;
  EventReader& operator=(EventReader&&) noexcept;

  // White space and a byte order mark before the event are allowed. kEventPadding bytes behind the
  // end of `record` must be readable. JSON reuses the reader's memory; XML allocates for each
  // event.
  ReadStatus ReadPadded(std::string_view record) noexcept;
  // The same for bytes without padding: copies them first.
  ReadStatus Read(std::string_view record) noexcept;

  // Bytes of the last input that belong to its first event; what follows them was not looked at.
  std::size_t consumed() const noexcept;

  const Event& event() const noexcept;

  // As for JsonEventReader.
  bool used_last_shape() const noexcept;
  std::size_t last_shape() const noexcept;
  void set_last_shape(std::size_t shape) noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sigmata

#endif  // SIGMATA_EVENT_READER_H_
