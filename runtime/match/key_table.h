// From a few bytes to the run of a list that belongs to them; nearly always there is none, and a
// look at one bit tells.
#ifndef SIGMATA_RUNTIME_MATCH_KEY_TABLE_H_
#define SIGMATA_RUNTIME_MATCH_KEY_TABLE_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/program/program_image.h"

namespace sigmata {

template <typename Key>
class KeyTable {
 public:
  KeyTable() : bitmap_(1) {}
  // `sorted[i]` is the key of a list's element i; keys may repeat.
  explicit KeyTable(std::vector<Key> sorted) : keys_(std::move(sorted)) {
    // Sixteen bits a key let few through that are none of them.
    const std::size_t bits = std::bit_ceil(std::max<std::size_t>(keys_.size() * 16, 64));
    shift_ = 64U - static_cast<unsigned>(std::countr_zero(bits));
    bitmap_.resize(bits / 64);
    for (const Key key : keys_) bitmap_[BitOf(key) / 64] |= std::uint64_t{1} << (BitOf(key) % 64);
  }

  bool empty() const { return keys_.empty(); }
  // False: Find would find nothing.
  bool MayHave(Key key) const noexcept {
    const std::uint64_t bit = BitOf(key);
    return ((bitmap_[bit / 64] >> (bit % 64)) & 1U) != 0;
  }
  // A binary search: no choice of keys makes it slow.
  Range Find(Key key) const noexcept {
    const auto [first, last] = std::equal_range(keys_.begin(), keys_.end(), key);
    return {static_cast<std::uint32_t>(first - keys_.begin()),
            static_cast<std::uint32_t>(last - first)};
  }

 private:
  std::uint64_t BitOf(Key key) const noexcept {
    return std::uint64_t{key} * 0x9E3779B97F4A7C15U >> shift_;
  }

  std::vector<Key> keys_;
  std::vector<std::uint64_t> bitmap_;
  unsigned shift_ = 58;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_KEY_TABLE_H_
