// Where strings of a JSON text may begin and end, and what else of its bytes counts there: found 64
// bytes at a time, without knowing what stands between the strings.
#ifndef SIGMATA_RUNTIME_EVENT_STRING_MARKS_H_
#define SIGMATA_RUNTIME_EVENT_STRING_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sigmata {

// Bytes below the blank.
std::size_t CountControls(std::string_view text);

class StringMarks {
 public:
  // Places are numbers of 16 bits.
  static constexpr std::size_t kLongestText = 0xFFFE;
  // Stands for the places of the quotation marks behind the last one, kBehind of them.
  static constexpr std::uint16_t kNowhere = 0xFFFF;
  static constexpr std::size_t kBehind = 64;

  // Of at most kLongestText bytes; kEventPadding bytes behind them are readable. May throw
  // bad_alloc.
  void Find(std::string_view text);

  bool ascii() const { return ascii_; }
  // Bytes that no JSON string may hold as they are: those below the blank.
  std::size_t controls() const { return controls_; }
  // Where quotation marks stand, with those that a backslash escapes.
  const std::uint16_t* quotes() const { return quotes_.data(); }

 private:
  static constexpr std::size_t kBlock = 64;

  // What is known of all blocks so far.
  struct Walk {
    std::uint64_t above_ascii = 0;
    std::uint64_t controls = 0;
    std::uint16_t* quotes = nullptr;  // the end of those that were found
  };

  static void AddQuotes(std::uint64_t bits, std::size_t begin, Walk& walk);
  static Walk MarkPlainly(std::string_view text, std::uint16_t* quotes);
  static Walk MarkByAvx2(std::string_view text, std::uint16_t* quotes);
  static Walk MarkByAvx512(std::string_view text, std::uint16_t* quotes);

  std::vector<std::uint16_t> quotes_;
  bool ascii_ = true;
  std::size_t controls_ = 0;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_STRING_MARKS_H_
