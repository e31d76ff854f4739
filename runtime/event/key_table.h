// Keys and what they stand for: a table that is asked for every key of every event.
//
// Most keys of an event are in no table, so a question is a hash of the key's ends and its length,
// and mostly one look at a slot. What is asked cannot make it slow: it is as full as it was built.
#ifndef SIGMATA_RUNTIME_EVENT_KEY_TABLE_H_
#define SIGMATA_RUNTIME_EVENT_KEY_TABLE_H_

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata {

class KeyTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Entry {
    std::string key;
    std::uint32_t value;
  };

  bool empty() const { return entries_.empty(); }
  const std::vector<Entry>& entries() const { return entries_; }  // in the order of insertion

  // The key's value, or kNone.
  std::uint32_t Find(std::string_view key) const {
    if (slots_.empty()) return kNone;
    const std::uint32_t hash = HashOf(key);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      const Slot& slot = slots_[i];
      if (slot.entry == kNone) return kNone;
      if (slot.hash == hash && entries_[slot.entry].key == key) return entries_[slot.entry].value;
    }
  }
  // The same; a key that is new gets `value`.
  std::uint32_t FindOrAdd(std::string_view key, std::uint32_t value);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = kNone;
  };

  static std::uint64_t Load(const char* bytes, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, size);
    return value;
  }

  static std::uint32_t HashOf(std::string_view key) {
    std::uint64_t ends = 0;
    const char* const end = key.data() + key.size();
    if (key.size() >= 8) {
      ends = Load(key.data(), 8) + 3 * Load(end - 8, 8);
    } else if (key.size() >= 4) {
      ends = Load(key.data(), 4) | Load(end - 4, 4) << 32U;
    } else if (!key.empty()) {
      ends = Load(key.data(), 1) | Load(key.data() + key.size() / 2, 1) << 8U |
             Load(end - 1, 1) << 16U;
    }
    ends = (ends ^ key.size()) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::uint32_t>(ends >> 32U);
  }

  void Insert(std::uint32_t entry);

  std::vector<Slot> slots_;  // a power of two, at most half of them in use
  std::vector<Entry> entries_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_KEY_TABLE_H_
