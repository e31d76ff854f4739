// A node's keys, laid out for being looked up once for each key of each event.
#ifndef SIGMATA_RUNTIME_EVENT_KEY_INDEX_H_
#define SIGMATA_RUNTIME_EVENT_KEY_INDEX_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata {

class KeyIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  KeyIndex() = default;
  // `keys` has room for `count` keys, which Add puts in, each once.
  explicit KeyIndex(std::size_t count) : slots_(std::bit_ceil(count * 2 + 1)) {}

  void Add(std::string_view key, std::uint32_t value) {
    const Ends ends = EndsOf(key);
    slots_[SlotOf(key, ends)] = {ends, static_cast<std::uint32_t>(text_.size()),
                                 static_cast<std::uint32_t>(key.size()), value};
    text_ += key;
  }

  // kNone: not there.
  std::uint32_t Find(std::string_view key) const noexcept {
    return slots_.empty() ? kNone : slots_[SlotOf(key, EndsOf(key))].value;
  }

 private:
  // A key's first and last bytes, up to eight of each: all of it, up to sixteen.
  struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    bool operator==(const Ends&) const = default;
  };
  static constexpr std::size_t kInEnds = 16;

  struct Slot {
    Ends ends;
    std::uint32_t begin = 0;  // in text_
    std::uint32_t size = 0;
    std::uint32_t value = kNone;
  };

  template <typename Word>
  static std::uint64_t Load(const char* from) noexcept {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
  }

  static Ends EndsOf(std::string_view key) noexcept {
    const char* const end = key.data() + key.size();
    if (key.size() >= 8) return {Load<std::uint64_t>(key.data()), Load<std::uint64_t>(end - 8)};
    if (key.size() >= 4) return {Load<std::uint32_t>(key.data()), Load<std::uint32_t>(end - 4)};
    if (key.empty()) return {};
    return {Load<std::uint8_t>(key.data()) << 8U | Load<std::uint8_t>(key.data() + key.size() / 2),
            Load<std::uint8_t>(end - 1)};
  }

  // The key's slot, or the empty one where it would be.
  std::size_t SlotOf(std::string_view key, const Ends& ends) const noexcept {
    const std::uint64_t mixed =
        (ends.first ^ std::rotl(ends.last, 29) ^ key.size()) * 0x9E3779B97F4A7C15U;
    std::size_t slot = (mixed ^ mixed >> 32U) & (slots_.size() - 1);
    while (slots_[slot].value != kNone && !Holds(slots_[slot], key, ends)) {
      slot = (slot + 1) & (slots_.size() - 1);
    }
    return slot;
  }

  bool Holds(const Slot& slot, std::string_view key, const Ends& ends) const noexcept {
    return slot.ends == ends && slot.size == key.size() &&
           (key.size() <= kInEnds ||
            std::memcmp(text_.data() + slot.begin, key.data(), key.size()) == 0);
  }

  std::vector<Slot> slots_;
  std::string text_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_KEY_INDEX_H_
