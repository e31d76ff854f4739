// From a few bytes to the elements that belong to them; nearly always there is none, and a look at
// two bits of one word tells.
#ifndef SIGMATA_RUNTIME_MATCH_GRAM_TABLE_H_
#define SIGMATA_RUNTIME_MATCH_GRAM_TABLE_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <vector>

namespace sigmata {

// Words with two bits set, so that a loop has no bits to shift.
inline constexpr auto kTwoBits = [] {
  std::array<std::uint64_t, 256> words{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t first = i % 64;
    const std::size_t second = (first + 1 + i / 64 * 13 + i * 7 % 11) % 64;
    words[i] = std::uint64_t{1} << first | std::uint64_t{1} << second;
  }
  return words;
}();

template <typename Key, typename Element>
class GramTable {
 public:
  struct Row {
    Key key;
    Element element;
  };

  GramTable() : GramTable(std::vector<Row>()) {}
  // Keys may repeat.
  explicit GramTable(const std::vector<Row>& rows) : count_(rows.size()) {
    constexpr std::size_t kBitsForKey = 32;
    const std::size_t words = std::bit_ceil(count_ * kBitsForKey / 64 + 2);
    const std::size_t buckets = std::bit_ceil(count_ + 2);
    last_word_ = words - 1;
    starts_shift_ = ShiftFor(buckets);
    Allocate(words, buckets + 2);  // an even number, for what is behind them
    // Counted two places behind, moved up one, each start becomes the end as its bucket fills up.
    for (const Row& row : rows) ++starts_[BucketOf(row.key) + 2];
    for (std::size_t i = 2; i < buckets + 2; ++i) starts_[i] += starts_[i - 1];
    for (const Row& row : rows) {
      Put(row, starts_[BucketOf(row.key) + 1]++);
      const std::uint64_t hash = Hash(row.key);
      filter_[WordOf(hash) & last_word_] |= BitsOf(hash);
    }
    SortLargeBuckets(buckets);
  }

  bool empty() const { return count_ == 0; }

  // Tells of most keys that Find would find nothing. A copy of its own, for loops.
  class Filter {
   public:
    explicit Filter(const GramTable& table) : words_(table.filter_), last_word_(table.last_word_) {}

    bool MayHave(Key key) const noexcept {
      const std::uint64_t hash = Hash(key);
      const std::uint64_t bits = BitsOf(hash);
      return (words_[WordOf(hash) & last_word_] & bits) == bits;
    }

   private:
    const std::uint64_t* words_;
    std::size_t last_word_;
  };

  // The elements of a key, and perhaps a few others: whoever asks compares anyway, and the keys
  // themselves are rarely in the cache. Of many of like hash, a binary search: no choice of keys
  // makes it slow.
  std::span<const Element> Find(Key key) const noexcept {
    const std::uint32_t* const bucket = starts_ + BucketOf(key);
    if (bucket[1] - bucket[0] <= kFewKeys) return {elements_ + bucket[0], bucket[1] - bucket[0]};
    const auto [first, last] = std::equal_range(keys_ + bucket[0], keys_ + bucket[1], key,
                                                [](Key a, Key b) { return Hash(a) < Hash(b); });
    return {elements_ + (first - keys_), static_cast<std::size_t>(last - first)};
  }

 private:
  static constexpr std::uint32_t kFewKeys = 8;

  // Different for different keys.
  static std::uint64_t Hash(Key key) noexcept { return std::uint64_t{key} * 0x9E3779B97F4A7C15U; }
  static unsigned ShiftFor(std::size_t size) {
    return 64U - static_cast<unsigned>(std::countr_zero(size));
  }
  static std::size_t WordOf(std::uint64_t hash) noexcept { return hash >> 40U; }
  static std::uint64_t BitsOf(std::uint64_t hash) noexcept {
    return kTwoBits[hash >> 32U & (kTwoBits.size() - 1)];
  }

  std::size_t BucketOf(Key key) const noexcept { return Hash(key) >> starts_shift_; }

  void Put(const Row& row, std::size_t at) {
    new (elements_ + at) Element(row.element);
    keys_[at] = row.key;
  }

  void SortLargeBuckets(std::size_t buckets) {
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
      const std::uint32_t begin = starts_[bucket];
      const std::uint32_t end = starts_[bucket + 1];
      if (end - begin <= kFewKeys) continue;
      std::vector<Row> rows;
      for (std::uint32_t i = begin; i < end; ++i) rows.push_back({keys_[i], elements_[i]});
      std::stable_sort(rows.begin(), rows.end(),
                       [](const Row& a, const Row& b) { return Hash(a.key) < Hash(b.key); });
      for (std::size_t i = 0; i < rows.size(); ++i) Put(rows[i], begin + i);
    }
  }

  // All side by side: most tables are small, and what is asked of one shares a line of the cache.
  void Allocate(std::size_t words, std::size_t starts) {
    static_assert(std::is_trivially_copyable_v<Element> && alignof(Element) <= sizeof *filter_ &&
                  sizeof(Element) % alignof(Key) == 0);
    const std::size_t to_starts = words * sizeof *filter_;
    const std::size_t to_elements = to_starts + starts * sizeof *starts_;
    const std::size_t to_keys = to_elements + count_ * sizeof(Element);
    memory_ = std::make_unique<std::byte[]>(to_keys + count_ * sizeof(Key));
    filter_ = new (memory_.get()) std::uint64_t[words]();
    starts_ = new (memory_.get() + to_starts) std::uint32_t[starts]();
    elements_ = reinterpret_cast<Element*>(memory_.get() + to_elements);
    keys_ = new (memory_.get() + to_keys) Key[count_]();
  }

  std::size_t count_ = 0;
  std::size_t last_word_ = 0;
  unsigned starts_shift_ = 0;
  std::unique_ptr<std::byte[]> memory_;
  std::uint64_t* filter_ = nullptr;
  std::uint32_t* starts_ = nullptr;  // of the elements whose key's hash begins so
  Element* elements_ = nullptr;
  Key* keys_ = nullptr;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_GRAM_TABLE_H_
