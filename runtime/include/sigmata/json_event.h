// Reads one JSON object into an Event.
//
// A reader is made for one Program, belongs to one thread, and keeps its buffers: after it has met
// the largest event it allocates only for events of forms that it does not know. Collector shapes
// are those of the program (field maps).
#ifndef SIGMATA_JSON_EVENT_H_
#define SIGMATA_JSON_EVENT_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "sigmata/event.h"
#include "sigmata/program.h"

namespace sigmata {

enum class ReadStatus : std::uint8_t {
  kRead,
  kNotJson,   // nothing of a JSON object in it
  kNotXml,    // begins as event XML, but has no element in its root
  kTooLarge,  // larger than kMaxEventBytes
  kNoMemory,
};

// What is nested deeper is read as one list at this depth, and the event is degraded.
inline constexpr std::size_t kMaxEventDepth = 512;
inline constexpr std::size_t kMaxEventBytes = std::size_t{1} << 30;
// Bytes that must be readable behind an event's text.
inline constexpr std::size_t kEventPadding = 64;

std::string_view ReadStatusText(ReadStatus status);  // for people

class JsonEventReader {
 public:
  // `shape` forces a collector shape by its name; empty: recognised per event. An unknown name
  // recognises per event as well; ask HasShape first.
  explicit JsonEventReader(const Program& program, std::string_view shape = {});
  ~JsonEventReader();
  JsonEventReader(JsonEventReader&&) noexcept;
  JsonEventReader& operator=(JsonEventReader&&) noexcept;

  static bool HasShape(const Program& program, std::string_view shape);

  // `json` begins with a JSON object; white space around it is allowed, see also consumed(). An
  // object that is damaged, also where no rule looks, is read a second time, tolerantly, and the
  // Event says degraded().
  // kEventPadding bytes behind its end must be readable (their content does not matter). The Event
  // refers to these bytes, or to the reader's buffers.
  ReadStatus ReadPadded(std::string_view json) noexcept;
  // The same for bytes without padding: copies them first. The Event refers to the copy.
  ReadStatus Read(std::string_view json) noexcept;

  // Bytes of the last input that belong to its first object; what follows them is another event's.
  std::size_t consumed() const noexcept;

  const Event& event() const noexcept;

  // An event whose brackets are damaged may not show its shape: it is read in the shape of the
  // event before it, the only thing a reader keeps of earlier events. Threads that share a stream
  // hand it on where the order of events must not matter; a number, the same in all readers made
  // for one Program.
  bool used_last_shape() const noexcept;  // whether the last event was read so
  std::size_t last_shape() const noexcept;
  void set_last_shape(std::size_t shape) noexcept;

 private:
  friend class EventReader;

  // What the last JSON was made of was damaged.
  void MarkDegraded() noexcept;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sigmata

#endif  // SIGMATA_JSON_EVENT_H_
