// Fills an Event: the only writer of its tables.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_BUILDER_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_BUILDER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/event/path_tree.h"
#include "sigmata/event.h"

namespace sigmata {

class EventBuilder {
 public:
  explicit EventBuilder(std::size_t field_count) { event_.slots_.resize(field_count); }

  const Event& event() const { return event_; }

  void Begin(std::size_t byte_size, std::string_view shape);

  // What the event is read from. Event::text() is that, if all values until EndOfInput are views of
  // it.
  void SetText(std::string_view json) { text_ = json; }

  // The index of the value, for Bind and AddPosition.
  std::uint32_t AddValue(const Value& value) {
    all_views_ = all_views_ && IsView(value.raw);
    event_.values_.push_back(value);
    return static_cast<std::uint32_t>(event_.values_.size() - 1);
  }
  // What is added from now on does not stand in the event's JSON.
  void EndOfInput() {
    event_.read_count_ = event_.values_.size();
    event_.text_ = all_views_ ? text_ : std::string_view();
  }
  // Makes the value one of the field's, unless the field has values of a better rank; values of a
  // worse rank go.
  void Bind(FieldBinding binding, std::uint32_t value);
  // The value is the parameter at `position` (from 1; 0: the one after the last).
  void AddPosition(std::uint32_t position, std::uint32_t value);

  // Parameters by position: values, or Event::kNone where a position was not given.
  std::span<const std::uint32_t> positions() const { return positions_; }
  // Gives a field that is missing the values of another that is there.
  void CopyIfMissing(FieldSlot to, FieldSlot from);
  void BindIfMissing(FieldSlot to, std::uint32_t value);

 private:
  bool IsView(std::string_view raw) const {
    return raw.empty() || reinterpret_cast<std::uintptr_t>(raw.data()) -
                                  reinterpret_cast<std::uintptr_t>(text_.data()) <
                              text_.size();
  }

  Event event_;
  std::string_view text_;
  bool all_views_ = true;
  std::vector<std::uint32_t> positions_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_BUILDER_H_
