#include "runtime/event/event_builder.h"

#include <algorithm>

namespace sigmata {
namespace {

// Above this, positions are no parameters of any event.
constexpr std::size_t kMaxPositions = 256;
// Fields filled in from a layout give way to nothing and replace nothing.
constexpr std::uint16_t kDerivedRank = 0xFFFF;
constexpr std::uint16_t kWorstRank = 0xFFFF;

}  // namespace

void EventBuilder::Begin(std::string_view shape) {
  if (++event_.epoch_ == 0) {
    for (Event::Slot& slot : event_.slots_) slot.epoch = 0;
    event_.epoch_ = 1;
  }
  event_.byte_size_ = 0;
  event_.shape_ = shape;
  event_.degraded_ = false;
  event_.kind_ = 0;
  event_.text_ = {};
  text_ = {};
  all_views_ = true;
  event_.links_.clear();
  event_.value_count_ = 0;
  event_.read_count_ = 0;
  positions_.clear();
  joined_positions_ = Event::kNone;
  positions_rank_ = kWorstRank;
  positions_numbered_ = false;
}

void EventBuilder::MakeRoom() {
  constexpr std::size_t kLeast = 64;
  event_.values_.resize(std::max(kLeast, 2 * event_.values_.size()));
}

bool EventBuilder::TakePositions(std::uint16_t rank) {
  if (rank > positions_rank_) return false;
  if (rank < positions_rank_) {
    positions_.clear();
    joined_positions_ = Event::kNone;
    positions_rank_ = rank;
    positions_numbered_ = false;
  }
  return true;
}

void EventBuilder::SetJoinedPositions(std::uint32_t value, std::uint16_t rank) {
  if (TakePositions(rank) && joined_positions_ == Event::kNone) joined_positions_ = value;
}

void EventBuilder::AddPosition(std::uint32_t position, std::uint32_t value, std::uint16_t rank) {
  if (!TakePositions(rank)) return;
  const std::size_t index = position == 0 ? positions_.size() : position - 1;
  if (index >= kMaxPositions) return;
  positions_numbered_ = positions_numbered_ || position != 0;
  if (positions_.size() <= index) positions_.resize(index + 1, Event::kNone);
  positions_[index] = value;
}

void EventBuilder::Remember(Bindings& bindings) const {
  bindings.value_count = event_.value_count_;
  bindings.links = event_.links_;
  for (std::size_t slot = 0; slot < event_.slots_.size(); ++slot) {
    if (event_.Has(static_cast<FieldSlot>(slot))) {
      bindings.slots.emplace_back(static_cast<FieldSlot>(slot), event_.slots_[slot]);
    }
  }
  bindings.positions = positions_;
  bindings.joined_positions = joined_positions_;
  bindings.positions_rank = positions_rank_;
  bindings.positions_numbered = positions_numbered_;
}

void EventBuilder::Restore(const Bindings& bindings) {
  for (const auto& [number, value] : bindings.constants) event_.values_[number] = value;
  event_.value_count_ = bindings.value_count;
  event_.links_.assign(bindings.links.begin(), bindings.links.end());
  for (const auto& [slot, known] : bindings.slots) {
    event_.slots_[slot] = {event_.epoch_, known.rank, known.head, known.tail};
  }
  positions_.assign(bindings.positions.begin(), bindings.positions.end());
  joined_positions_ = bindings.joined_positions;
  positions_rank_ = bindings.positions_rank;
  positions_numbered_ = bindings.positions_numbered;
}

void EventBuilder::CopyIfMissing(FieldSlot to, FieldSlot from) {
  if (event_.Has(to)) return;
  for (std::uint32_t i = event_.First(from); i != Event::kNone; i = event_.links_[i].next) {
    Bind({to, kDerivedRank}, event_.links_[i].value);
  }
}

void EventBuilder::BindDerived(FieldSlot to, std::uint32_t value) {
  Bind({to, kDerivedRank}, value);
}

void EventBuilder::BindIfMissing(FieldSlot to, std::uint32_t value) {
  if (!event_.Has(to)) Bind({to, kDerivedRank}, value);
}

}  // namespace sigmata
