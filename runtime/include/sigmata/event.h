// An event as a matcher sees it: the values of the fields that the program's rules speak of.
//
// Field names are Sigma's: the event's shape (how a collector laid it out) has been resolved when
// the event was read. A field may hold several values (an array, or a key given twice); a rule
// matches it when any of them does. An Event belongs to the reader that filled it and is valid
// until the reader reads again; it must not outlive the input bytes.
#ifndef SIGMATA_EVENT_H_
#define SIGMATA_EVENT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sigmata/value.h"

namespace sigmata {

using FieldSlot = std::uint16_t;  // index into the program's field table

class Event {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // Values of a field, chained through `next` (kNone ends it).
  struct Link {
    std::uint32_t value;
    std::uint32_t next;
  };

  bool Has(FieldSlot slot) const noexcept { return slots_[slot].epoch == epoch_; }
  // First link of the field's values, or kNone where the event has no such field.
  std::uint32_t First(FieldSlot slot) const noexcept {
    return Has(slot) ? slots_[slot].head : kNone;
  }
  const Link& link(std::uint32_t index) const noexcept { return links_[index]; }
  const Value& value(std::uint32_t index) const noexcept { return values_[index]; }
  // The values that stand in the event's JSON. Holds all scalar values of the event, at any depth,
  // if the program has keyword rules; otherwise only those of the program's fields.
  std::span<const Value> read_values() const noexcept { return {values_.data(), read_count_}; }
  // These, and behind them values that are only known of the event, such as an implied channel.
  std::span<const Value> values() const noexcept { return {values_.data(), value_count_}; }

  // A number that events share only if they have the same channel, provider and event ID, written
  // alike; 0 says nothing. No other process has it.
  std::uint64_t kind() const noexcept { return kind_; }
  // The JSON that all read values are views of; empty if they are not views of one text.
  std::string_view text() const noexcept { return text_; }
  // Bytes of the JSON the event was read from.
  std::size_t byte_size() const noexcept { return byte_size_; }
  // Name of the collector shape that was recognised.
  std::string_view shape() const noexcept { return shape_; }
  // The input was damaged and has been read as well as it could be; see docs/semantics.md.
  bool degraded() const noexcept { return degraded_; }

 private:
  friend class EventBuilder;

  struct Slot {
    std::uint32_t epoch = 0;
    std::uint16_t rank = 0;
    std::uint32_t head = kNone;
    std::uint32_t tail = kNone;
  };

  std::uint32_t epoch_ = 0;
  std::size_t byte_size_ = 0;
  std::string_view shape_;
  bool degraded_ = false;
  std::uint64_t kind_ = 0;
  std::string_view text_;
  std::vector<Slot> slots_;
  std::vector<Link> links_;
  std::vector<Value> values_;  // behind the first value_count_, room
  std::size_t value_count_ = 0;
  std::size_t read_count_ = 0;
};

}  // namespace sigmata

#endif  // SIGMATA_EVENT_H_
