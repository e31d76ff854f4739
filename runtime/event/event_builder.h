// Fills an Event: the only writer of its tables.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_BUILDER_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_BUILDER_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "runtime/event/path_tree.h"
#include "sigmata/event.h"

namespace sigmata {

class EventBuilder {
 public:
  explicit EventBuilder(std::size_t field_count) { event_.slots_.resize(field_count); }

  const Event& event() const { return event_; }

  void Begin(std::string_view shape);
  void SetShape(std::string_view shape) { event_.shape_ = shape; }
  void SetByteSize(std::size_t byte_size) { event_.byte_size_ = byte_size; }
  void MarkDegraded() { event_.degraded_ = true; }

  void SetKind(std::uint64_t kind) { event_.kind_ = kind; }
  // What the event is read from. Event::text() is that, if all values until EndOfInput are views of
  // it.
  void SetText(std::string_view json) { text_ = json; }

  // The index of the value, for Bind and AddPosition.
  [[gnu::always_inline]] std::uint32_t AddValue(const Value& value) {
    all_views_ = all_views_ && IsView(value.raw);
    const std::size_t index = event_.value_count_;
    if (index == event_.values_.size()) MakeRoom();
    ++event_.value_count_;
    // One by one: what was put together just now is slow to read as a whole.
    Value& added = event_.values_[index];
    added.raw = value.raw;
    added.kind = value.kind;
    added.escaped = value.escaped;
    return static_cast<std::uint32_t>(index);
  }
  // What is added from now on does not stand in the event's JSON.
  void EndOfInput() {
    event_.read_count_ = event_.value_count_;
    event_.text_ = all_views_ ? text_ : std::string_view();
  }
  // Makes the value one of the field's, unless the field has values of a better rank; values of a
  // worse rank go.
  void Bind(FieldBinding binding, std::uint32_t value) {
    Event::Slot& slot = event_.slots_[binding.slot];
    const bool present = slot.epoch == event_.epoch_;
    if (present && binding.rank > slot.rank) return;
    const auto link = static_cast<std::uint32_t>(event_.links_.size());
    event_.links_.push_back({value, Event::kNone});
    if (present && binding.rank == slot.rank) {
      event_.links_[slot.tail].next = link;
      slot.tail = link;
    } else {
      slot = {event_.epoch_, binding.rank, link, link};
    }
  }
  // The value is the parameter at `position` (from 1; 0: the one after the last). As in Bind, only
  // positions of the best rank count.
  void AddPosition(std::uint32_t position, std::uint32_t value, std::uint16_t rank = 0);
  // The value is all parameters in one text. The first such text counts.
  void SetJoinedPositions(std::uint32_t value, std::uint16_t rank);

  // Whether some positions were numbers in keys: then no list says which parameters are unnamed.
  bool positions_numbered() const { return positions_numbered_; }
  // Parameters by position: values, or Event::kNone where a position was not given.
  std::span<const std::uint32_t> positions() const { return positions_; }
  // All parameters in one text, or Event::kNone. Positions, where there are any, go before it.
  std::uint32_t joined_positions() const {
    return positions_.empty() ? joined_positions_ : Event::kNone;
  }
  // What values are bound to, by their numbers. Another event whose values were added in the same
  // way has the same.
  struct Bindings {
    struct Constant {
      std::uint32_t number = 0;
      Value value;
    };
    std::size_t value_count = 0;
    std::vector<Constant> constants;  // values that are no views of the event; left to others
    std::vector<Event::Link> links;
    std::vector<std::pair<FieldSlot, Event::Slot>> slots;
    std::vector<std::uint32_t> positions;
    std::uint32_t joined_positions = Event::kNone;
    std::uint16_t positions_rank = 0;
    bool positions_numbered = false;
  };
  // All but the constants.
  void Remember(Bindings& bindings) const;
  // Of an event that has begun: where values may be written by their numbers; it has none yet.
  Value* ValueRoom(std::size_t count) {
    if (event_.values_.size() < count) event_.values_.resize(count);
    return event_.values_.data();
  }
  // The event has what was remembered, and the values that were written to the room; all of these
  // are views of its text.
  void Restore(const Bindings& bindings);

  // Gives a field that is missing the values of another that is there.
  void CopyIfMissing(FieldSlot to, FieldSlot from);
  void BindIfMissing(FieldSlot to, std::uint32_t value);
  // One of several values of a field that has none of its own.
  void BindDerived(FieldSlot to, std::uint32_t value);

 private:
  void MakeRoom();
  // Whether positions of this rank count; forgets those of a worse rank.
  bool TakePositions(std::uint16_t rank);
  bool IsView(std::string_view raw) const {
    return raw.empty() || reinterpret_cast<std::uintptr_t>(raw.data()) -
                                  reinterpret_cast<std::uintptr_t>(text_.data()) <
                              text_.size();
  }

  Event event_;
  std::string_view text_;
  bool all_views_ = true;
  std::vector<std::uint32_t> positions_;
  std::uint32_t joined_positions_ = Event::kNone;
  std::uint16_t positions_rank_ = 0;
  bool positions_numbered_ = false;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_BUILDER_H_
