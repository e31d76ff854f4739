#include "runtime/event/key_table.h"

namespace sigmata {

std::uint32_t KeyTable::FindOrAdd(std::string_view key, std::uint32_t value) {
  if (const std::uint32_t known = Find(key); known != kNone) return known;
  entries_.push_back({std::string(key), value});
  constexpr std::size_t kFirstSlots = 8;
  if (entries_.size() * 2 <= slots_.size()) {
    Insert(static_cast<std::uint32_t>(entries_.size() - 1));
    return value;
  }
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, Slot{});
  for (std::uint32_t i = 0; i < entries_.size(); ++i) Insert(i);
  return value;
}

void KeyTable::Insert(std::uint32_t entry) {
  const std::uint32_t hash = HashOf(entries_[entry].key);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].entry != kNone) i = (i + 1) & mask;
  slots_[i] = {hash, entry};
}

}  // namespace sigmata
