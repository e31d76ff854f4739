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
    Slot& slot = slots_[SlotOf(key, Hash(key))];
    slot = {Hash(key), static_cast<std::uint32_t>(text_.size()),
            static_cast<std::uint32_t>(key.size()), value};
    text_ += key;
  }

  // kNone: not there.
  std::uint32_t Find(std::string_view key) const noexcept {
    return slots_.empty() ? kNone : slots_[SlotOf(key, Hash(key))].value;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
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

  // By the key's length and its first and last bytes: field names that agree in all of these are
  // rare, and told apart by comparing.
  static std::uint64_t Hash(std::string_view key) noexcept {
    const char* const end = key.data() + key.size();
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    if (key.size() >= 8) {
      a = Load<std::uint64_t>(key.data());
      b = Load<std::uint64_t>(end - 8);
    } else if (key.size() >= 4) {
      a = Load<std::uint32_t>(key.data());
      b = Load<std::uint32_t>(end - 4);
    } else if (!key.empty()) {
      a = static_cast<unsigned char>(key.front());
      b = static_cast<std::uint64_t>(static_cast<unsigned char>(key[key.size() / 2])) << 8U |
          static_cast<unsigned char>(key.back());
    }
    const std::uint64_t mixed = (a ^ std::rotl(b, 29) ^ key.size()) * 0x9E3779B97F4A7C15U;
    return mixed ^ mixed >> 32U;
  }

  // The key's slot, or the empty one where it would be.
  std::size_t SlotOf(std::string_view key, std::uint64_t hash) const noexcept {
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot].value != kNone &&
           (slots_[slot].hash != hash || slots_[slot].size != key.size() ||
            std::memcmp(text_.data() + slots_[slot].begin, key.data(), key.size()) != 0)) {
      slot = (slot + 1) & (slots_.size() - 1);
    }
    return slot;
  }

  std::vector<Slot> slots_;
  std::string text_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_KEY_INDEX_H_
