// What the channel, provider and event ID of an event were found to stand for, by their bytes as
// events write them: events of few kinds come again and again. One per reader, of fixed size.
#ifndef SIGMATA_RUNTIME_EVENT_KIND_MEMO_H_
#define SIGMATA_RUNTIME_EVENT_KIND_MEMO_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "runtime/program/bytes16.h"
#include "runtime/program/program_image.h"
#include "sigmata/event.h"

namespace sigmata {

// The first value of each of the fields that say of what kind an event is.
class KindKey {
 public:
  static constexpr std::size_t kParts = 3;

  explicit KindKey(const Event& event) {
    constexpr std::array<FieldSlot, kParts> kSlots{kFieldProvider, kFieldEventId, kFieldChannel};
    for (std::size_t i = 0; i < kParts; ++i) {
      const std::uint32_t link = event.First(kSlots[i]);
      if (link == Event::kNone) continue;
      parts_[i] = &event.value(event.link(link).value);
      single_ = single_ && event.link(link).next == Event::kNone && parts_[i]->is_scalar();
      size_ += parts_[i]->raw.size();
    }
  }

  // Null: there is none.
  const Value* provider() const { return parts_[0]; }
  const Value* event_id() const { return parts_[1]; }
  const Value* channel() const { return parts_[2]; }
  // Whether no field has several values, or one that is no scalar.
  bool single() const { return single_; }

  bool operator==(const KindKey&) const = default;  // the very same values

 private:
  template <typename Answer>
  friend class KindMemo;

  std::array<const Value*, kParts> parts_{};
  std::size_t size_ = 0;
  bool single_ = true;
};

template <typename Answer>
class KindMemo {
 public:
  KindMemo() : rows_(kRows) {}

  // Null: not remembered.
  const Answer* Find(const KindKey& key) const noexcept {
    if (!key.single_) return nullptr;
    const Row& row = rows_[RowOf(key)];
    return row.used && Same(row, key) ? &row.answer : nullptr;
  }

  // Takes the place of another one, if need be. Not kept: keys that are long, or not single.
  void Keep(const KindKey& key, const Answer& answer) noexcept {
    if (!key.single_ || key.size_ > kRoom) return;
    Row& row = rows_[RowOf(key)];
    row.used = true;
    row.answer = answer;
    char* out = row.bytes.data();
    for (std::size_t i = 0; i < KindKey::kParts; ++i) {
      row.forms[i] = FormOf(key.parts_[i]);
      const std::string_view raw = RawOf(key.parts_[i]);
      row.sizes[i] = static_cast<std::uint8_t>(raw.size());
      if (!raw.empty()) std::memcpy(out, raw.data(), raw.size());
      out += raw.size();
    }
  }

 private:
  static constexpr std::size_t kRows = 256;
  static constexpr std::size_t kRoom = 160;

  enum class Form : std::uint8_t { kMissing, kPlain, kEscaped };

  struct Row {
    std::array<std::uint8_t, KindKey::kParts> sizes{};
    std::array<Form, KindKey::kParts> forms{};
    bool used = false;
    Answer answer{};
    std::array<char, kRoom> bytes{};
  };

  static Form FormOf(const Value* value) noexcept {
    if (value == nullptr) return Form::kMissing;
    return value->escaped ? Form::kEscaped : Form::kPlain;
  }
  static std::string_view RawOf(const Value* value) noexcept {
    return value == nullptr ? std::string_view() : value->raw;
  }

  template <typename Word>
  static std::uint64_t Load(const char* from) noexcept {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
  }

  // The ends of names tell more than their beginnings.
  static std::uint64_t EndOf(std::string_view raw) noexcept {
    const char* const end = raw.data() + raw.size();
    if (raw.size() >= 8) return Load<std::uint64_t>(end - 8);
    if (raw.size() >= 4) return Load<std::uint32_t>(end - 4) << 8U | Load<std::uint8_t>(raw.data());
    std::uint64_t word = 0;
    for (const char c : raw) word = word << 8U | static_cast<std::uint8_t>(c);
    return word;
  }

  static std::size_t RowOf(const KindKey& key) noexcept {
    std::uint64_t mixed = 0;
    for (const Value* const part : key.parts_) {
      const std::string_view raw = RawOf(part);
      mixed = (mixed ^ EndOf(raw) ^ raw.size()) * 0x9E3779B97F4A7C15U;
    }
    return mixed >> 32U & (kRows - 1);
  }

  // Names are of some dozen bytes: a call would cost more than the comparison.
  static bool SameBytes(const char* a, const char* b, std::size_t size) noexcept {
    const auto same = [&]<typename Word>(Word, std::size_t at) {
      return Load<Word>(a + at) == Load<Word>(b + at);
    };
    if (size >= kBytes16) {
      const auto same16 = [&](std::size_t at) {
        return EqualBytes(Load16(a + at), Load16(b + at)) == 0xFFFF;
      };
      for (std::size_t i = 0; i + kBytes16 < size; i += kBytes16) {
        if (!same16(i)) return false;
      }
      return same16(size - kBytes16);
    }
    if (size >= 8) return same(std::uint64_t{}, 0) && same(std::uint64_t{}, size - 8);
    if (size >= 4) return same(std::uint32_t{}, 0) && same(std::uint32_t{}, size - 4);
    for (std::size_t i = 0; i < size; ++i) {
      if (a[i] != b[i]) return false;
    }
    return true;
  }

  static bool Same(const Row& row, const KindKey& key) noexcept {
    const char* bytes = row.bytes.data();
    for (std::size_t i = 0; i < KindKey::kParts; ++i) {
      const std::string_view raw = RawOf(key.parts_[i]);
      if (row.forms[i] != FormOf(key.parts_[i]) || row.sizes[i] != raw.size()) return false;
      if (!SameBytes(bytes, raw.data(), raw.size())) return false;
      bytes += raw.size();
    }
    return true;
  }

  std::vector<Row> rows_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_KIND_MEMO_H_
