// What keys were found to stand for: the same few hundred keys come again and again.
//
// A row is a cache line: a key as it stands in the event, where it was looked up, and the answer,
// which depends on nothing else. So most keys cost a hash of their ends and one comparison, also
// those that stand for nothing, or for something only once spaces and escapes are gone. One per
// reader, of fixed size.
#ifndef SIGMATA_RUNTIME_EVENT_KEY_CACHE_H_
#define SIGMATA_RUNTIME_EVENT_KEY_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/program/bytes16.h"

namespace sigmata {

class KeyCache {
 public:
  static constexpr std::size_t kLongestKey = 48;

  KeyCache() : rows_(kRows) {}

  // Where a key is looked up.
  struct Place {
    std::uint32_t tree;  // from 1
    std::uint32_t parent;
  };

  // Null: not known. kLongestKey bytes from the key's first on are readable.
  const std::uint32_t* Find(Place place, std::string_view key) {
    if (!IsKept(key)) return nullptr;
    const std::size_t first = RowOf(place, key);
    const Row& row = rows_[first];
    if (Same(row, place, key)) return &row.answer;
    const Row& older = rows_[first ^ 1U];
    return Same(older, place, key) ? &older.answer : nullptr;
  }

  // `key` is not known. Takes the place of another one, if need be: the older of two.
  void Keep(Place place, std::string_view key, std::uint32_t answer) {
    if (!IsKept(key)) return;
    Row& row = rows_[RowOf(place, key)];
    if (row.place != 0) rows_[RowOf(place, key) ^ 1U] = row;
    row = {NumberOf(place), answer, static_cast<std::uint32_t>(key.size()), {}};
    std::memcpy(row.bytes, key.data(), key.size());
  }

 private:
  static constexpr std::size_t kRows = 1024;

  struct alignas(64) Row {
    std::uint64_t place = 0;  // 0: nothing
    std::uint32_t answer = 0;
    std::uint32_t size = 0;
    char bytes[kLongestKey] = {};
  };
  static_assert(sizeof(Row) == 64);

  static std::uint64_t NumberOf(Place place) {
    return std::uint64_t{place.tree} << 32U | place.parent;
  }
  static bool IsKept(std::string_view key) { return !key.empty() && key.size() <= kLongestKey; }

  static std::uint64_t Load8(const char* from) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
  }

  // The first and the last eight bytes tell keys apart; of a shorter key, what there is.
  static std::size_t RowOf(Place place, std::string_view key) {
    const bool is_long = key.size() >= 8;
    const std::size_t cut = is_long ? 0 : (8 - key.size()) * 8;
    const std::uint64_t begin = Load8(key.data()) << cut;
    const std::uint64_t end = Load8(key.data() + (is_long ? key.size() - 8 : 0)) << cut;
    const std::uint64_t where = NumberOf(place) + (key.size() << 48U);
    const std::uint64_t mixed = (begin + 3 * end + where) * 0x9E3779B97F4A7C15U;
    return (mixed ^ mixed >> 32U) * 0x9E3779B97F4A7C15U >> 54U;
  }
  static_assert(kRows == 1U << (64U - 54U));

  // Without a branch for how long the key is: keys come in all lengths.
  static bool Same(const Row& row, Place place, std::string_view key) {
    if (row.place != NumberOf(place) || row.size != key.size()) return false;
    const auto equal = [&](std::size_t i) -> std::uint64_t {
      return EqualBytes(Load16(row.bytes + i), Load16(key.data() + i));
    };
    static_assert(kLongestKey == 3 * kBytes16);
    const std::uint64_t all =
        equal(0) | equal(kBytes16) << kBytes16 | equal(2 * kBytes16) << 2 * kBytes16;
    return ~all << (64 - key.size()) == 0;
  }

  std::vector<Row> rows_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_KEY_CACHE_H_
