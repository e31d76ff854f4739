// Where the strings of a JSON text begin and end, and what else of its bytes counts there: found
// 64 bytes at a time, without knowing what stands between the strings.
#ifndef SIGMATA_RUNTIME_EVENT_STRING_MARKS_H_
#define SIGMATA_RUNTIME_EVENT_STRING_MARKS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace sigmata {

class StringMarks {
 public:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  // kEventPadding bytes behind `text` are readable. May throw bad_alloc.
  void Find(std::string_view text);

  bool ascii() const { return ascii_; }
  // Bytes that no JSON string may hold as they are: those below the blank.
  std::size_t controls() const { return controls_; }

  struct String {
    std::size_t end = kNowhere;  // where its quotation mark stands, or kNowhere
    bool escaped = false;        // it holds a backslash
  };
  // The string whose first byte, or its end, is at `at`, no more than kBlock bytes behind the text.
  // The text's backslashes have to stand within strings.
  [[gnu::always_inline]] String StringAt(std::size_t at) const {
    // Most strings are shorter than what one word shows, and where they lie has no pattern.
    const std::uint64_t quotes = Window(quotes_, at);
    const std::uint64_t slashes = Window(slashes_, at);
    if (quotes == 0) return LongStringAt(at);
    const bool escaped = (slashes & (quotes ^ (quotes - 1))) != 0;
    return {at + static_cast<std::size_t>(std::countr_zero(quotes)), escaped};
  }

 private:
  static constexpr std::size_t kBlock = 64;

  // A bit for each byte.
  using Bits = std::vector<std::uint64_t>;
  static_assert(std::endian::native == std::endian::little, "bits are numbered through all bytes");
  // Blocks of zeros behind the text's.
  static constexpr std::size_t kBehind = 3;

  // What is known of all blocks so far.
  struct Walk {
    std::uint64_t escaped = 0;  // 1: the next block's first byte is
    std::uint64_t above_ascii = 0;
    std::size_t controls = 0;
  };

  // The bits from `at` on, 57 of them or more.
  static std::uint64_t Window(const Bits& bits, std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, reinterpret_cast<const char*>(bits.data()) + at / 8, sizeof word);
    return word >> (at % 8);
  }
  String LongStringAt(std::size_t at) const;
  static std::uint64_t WithoutEscaped(std::uint64_t quotes, std::uint64_t slashes, Walk& walk);
  Walk MarkPlainly(std::string_view text);
  Walk MarkByAvx2(std::string_view text);
  Walk MarkByAvx512(std::string_view text);

  Bits quotes_;  // without those that a backslash stands for
  Bits slashes_;
  std::size_t size_ = 0;
  bool ascii_ = true;
  std::size_t controls_ = 0;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_STRING_MARKS_H_
