// Which classes the events of a kind have: few kinds come again and again. One per thread, of fixed
// size.
#ifndef SIGMATA_RUNTIME_MATCH_CLASS_MEMO_H_
#define SIGMATA_RUNTIME_MATCH_CLASS_MEMO_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

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

  // What is remembered of the kind, which is not 0; else what `find(Classes&)` says of it, in the
  // place of another kind.
  template <typename FindClasses>
  const Classes& Get(std::uint64_t kind, FindClasses&& find) noexcept {
    Row& row = rows_[kind % kRows];
    if (row.kind != kind) {
      row.kind = kind;
      row.classes.count = 0;
      find(row.classes);
    }
    return row.classes;
  }

 private:
  static constexpr std::size_t kRows = 256;

  struct Row {
    std::uint64_t kind = 0;
    Classes classes;
  };

  std::vector<Row> rows_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_CLASS_MEMO_H_
