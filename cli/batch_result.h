// What matching has to say of a batch, before it is known how many events came before it.
#ifndef SIGMATA_CLI_BATCH_RESULT_H_
#define SIGMATA_CLI_BATCH_RESULT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sigmata::cli {

struct EventCounts {
  std::uint64_t events = 0, read = 0, degraded = 0, failed = 0, matched = 0, matches = 0;

  EventCounts& operator+=(const EventCounts& other) {
    events += other.events;
    read += other.read;
    degraded += other.degraded;
    failed += other.failed;
    matched += other.matched;
    matches += other.matches;
    return *this;
  }
};

// How many messages of a kind are printed; no batch needs to keep more than one above.
inline constexpr std::uint64_t kFailuresShown = 10;       // in all
inline constexpr std::uint64_t kNotesShownOfASource = 3;  // of each input

struct BatchResult {
  // Where in `lines` the index of an event is missing: the event's place in this batch is known.
  struct Gap {
    std::size_t offset;
    std::uint64_t event;
  };
  struct Message {
    enum class Kind : std::uint8_t { kFailure, kNote, kError };
    Kind kind;
    std::uint64_t event;
    std::string text;
  };

  std::size_t source = 0;
  std::string lines;
  std::vector<Gap> gaps;
  std::vector<Message> messages;
  EventCounts counts;
  std::uint64_t notes = 0;
  // By program: the shape that the next event may need (EventReader::last_shape), where the batch
  // tells; else it is that of the batch before.
  std::vector<std::optional<std::size_t>> last_shapes;

  void Fail(std::string text) {
    if (++counts.failed <= kFailuresShown + 1) {
      messages.push_back({Message::Kind::kFailure, counts.events, std::move(text)});
    }
  }
  void Note(std::string text) {
    if (++notes <= kNotesShownOfASource + 1) {
      messages.push_back({Message::Kind::kNote, counts.events, std::move(text)});
    }
  }
  // What it holds in memory, about.
  std::size_t byte_size() const {
    return sizeof(*this) + lines.capacity() + gaps.size() * sizeof(Gap);
  }
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BATCH_RESULT_H_
