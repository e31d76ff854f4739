// Which classes an event of these very names and number had last time: events of few kinds come
// again and again.
//
// Names and number are compared as they stand in the event, with whether they are escaped; what is
// remembered depends on nothing else. One per thread, of fixed size.
#ifndef SIGMATA_RUNTIME_MATCH_CLASS_MEMO_H_
#define SIGMATA_RUNTIME_MATCH_CLASS_MEMO_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "runtime/program/program_image.h"
#include "sigmata/event.h"

namespace sigmata {

class ClassMemo {
 public:
  // One for any event, and with and without an event ID one for a channel and one for a provider,
  // and one for the event ID alone.
  static constexpr std::size_t kMaxClasses = 6;

  struct Classes {
    std::array<std::uint32_t, kMaxClasses> indexes{};
    std::size_t count = 0;

    void Add(std::uint32_t index) { indexes[count++] = index; }
  };

  ClassMemo() : rows_(kRows) {}

  // What is known of the event by; not valid() for an event that has several of one, or long ones.
  class Key {
   public:
    explicit Key(const Event& event) {
      for (const FieldSlot slot : {kFieldEventId, kFieldChannel, kFieldProvider}) {
        Part& part = parts_[count_++];
        const std::uint32_t link = event.First(slot);
        if (link == Event::kNone) continue;
        const Value& value = event.value(event.link(link).value);
        valid_ = valid_ && event.link(link).next == Event::kNone && value.is_scalar();
        part = {value.raw, static_cast<std::uint8_t>(value.escaped ? 2 : 1)};
        size_ += value.raw.size();
      }
      valid_ = valid_ && size_ <= kRoom;
    }
    bool valid() const { return valid_; }

   private:
    friend class ClassMemo;
    struct Part {
      std::string_view raw;
      std::uint8_t form = 0;  // 0: not there, 1: plain, 2: escaped
    };
    std::array<Part, 3> parts_;
    std::size_t count_ = 0;
    std::size_t size_ = 0;
    bool valid_ = true;
  };

  // Null: not remembered. `key` is valid.
  const Classes* Find(const Key& key) const noexcept {
    const Row& row = rows_[RowOf(key)];
    return row.used && Same(row, key) ? &row.classes : nullptr;
  }

  // Takes the place of another key, if need be.
  void Remember(const Key& key, const Classes& classes) noexcept {
    Row& row = rows_[RowOf(key)];
    row.used = true;
    row.classes = classes;
    char* out = row.bytes.data();
    for (std::size_t i = 0; i < key.parts_.size(); ++i) {
      const Key::Part& part = key.parts_[i];
      row.forms[i] = part.form;
      row.sizes[i] = static_cast<std::uint8_t>(part.raw.size());
      if (!part.raw.empty()) std::memcpy(out, part.raw.data(), part.raw.size());
      out += part.raw.size();
    }
  }

 private:
  static constexpr std::size_t kRows = 256;
  static constexpr std::size_t kRoom = 192;

  struct Row {
    bool used = false;
    std::array<std::uint8_t, 3> forms{};
    std::array<std::uint8_t, 3> sizes{};
    Classes classes;
    std::array<char, kRoom> bytes{};
  };

  static std::size_t RowOf(const Key& key) noexcept {
    std::uint64_t mixed = 0;
    for (const Key::Part& part : key.parts_) {
      // The ends of names tell more than their beginnings.
      const std::size_t taken = std::min<std::size_t>(part.raw.size(), sizeof(std::uint64_t));
      std::uint64_t word = 0;
      if (taken > 0) std::memcpy(&word, part.raw.data() + part.raw.size() - taken, taken);
      mixed = (mixed ^ word ^ part.raw.size()) * 0x9E3779B97F4A7C15U;
    }
    return mixed >> 32U & (kRows - 1);
  }

  static bool Same(const Row& row, const Key& key) noexcept {
    const char* bytes = row.bytes.data();
    for (std::size_t i = 0; i < key.parts_.size(); ++i) {
      const Key::Part& part = key.parts_[i];
      if (row.forms[i] != part.form || row.sizes[i] != part.raw.size()) return false;
      if (!part.raw.empty() && std::memcmp(bytes, part.raw.data(), part.raw.size()) != 0) {
        return false;
      }
      bytes += part.raw.size();
    }
    return true;
  }

  std::vector<Row> rows_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_CLASS_MEMO_H_
