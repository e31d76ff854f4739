// What a provider and an event ID were found to stand for, by their bytes as events write them:
// events of few kinds come again and again. One per reader, of fixed size.
#ifndef SIGMATA_RUNTIME_EVENT_LAYOUT_MEMO_H_
#define SIGMATA_RUNTIME_EVENT_LAYOUT_MEMO_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "sigmata/value.h"

namespace sigmata {

template <typename Answer>
class LayoutMemo {
 public:
  LayoutMemo() : rows_(kRows) {}

  // Null: not remembered. Both values are scalars.
  const Answer* Find(const Value& provider, const Value& event_id) const {
    const Row& row = rows_[RowOf(provider, event_id)];
    const bool same = row.used && IsKept(provider, event_id) && row.provider.Is(provider) &&
                      row.event_id.Is(event_id);
    return same ? &row.answer : nullptr;
  }

  // Takes the place of another one, if need be.
  void Keep(const Value& provider, const Value& event_id, Answer answer) {
    if (!IsKept(provider, event_id)) return;
    Row& row = rows_[RowOf(provider, event_id)];
    row.used = true;
    row.provider.Set(provider);
    row.event_id.Set(event_id);
    row.answer = answer;
  }

 private:
  static constexpr std::size_t kRows = 256;
  static constexpr std::size_t kLongestProvider = 80;
  static constexpr std::size_t kLongestEventId = 16;

  template <std::size_t kRoom>
  struct Text {
    std::array<char, kRoom> bytes{};
    std::uint8_t size = 0;
    bool escaped = false;

    bool Is(const Value& value) const {
      return value.raw.size() == size && value.escaped == escaped &&
             std::string_view(bytes.data(), size) == value.raw;
    }
    void Set(const Value& value) {
      size = static_cast<std::uint8_t>(value.raw.size());
      escaped = value.escaped;
      std::copy(value.raw.begin(), value.raw.end(), bytes.begin());
    }
  };

  struct Row {
    Text<kLongestProvider> provider;
    Text<kLongestEventId> event_id;
    bool used = false;
    Answer answer{};
  };

  static bool IsKept(const Value& provider, const Value& event_id) {
    return provider.raw.size() <= kLongestProvider && event_id.raw.size() <= kLongestEventId;
  }

  static std::size_t RowOf(const Value& provider, const Value& event_id) {
    std::uint64_t mixed = 0;
    for (const std::string_view raw : {provider.raw, event_id.raw}) {
      // The ends of names tell more than their beginnings.
      const std::size_t taken = std::min(raw.size(), sizeof(std::uint64_t));
      std::uint64_t word = 0;
      if (taken > 0) std::memcpy(&word, raw.data() + raw.size() - taken, taken);
      mixed = (mixed ^ word ^ raw.size()) * 0x9E3779B97F4A7C15U;
    }
    return mixed >> 32U & (kRows - 1);
  }

  std::vector<Row> rows_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_LAYOUT_MEMO_H_
