// UTF-16 made into UTF-8: little end first, as Windows writes it, or as its mark says.
#ifndef SIGMATA_RUNTIME_EVENT_UTF16_H_
#define SIGMATA_RUNTIME_EVENT_UTF16_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sigmata {

inline constexpr std::string_view kUtf16Mark = "\xFF\xFE";
inline constexpr std::string_view kUtf16BigMark = "\xFE\xFF";

// Takes the bytes in pieces of any size. A surrogate without its other half becomes U+FFFD, so does
// a byte too many at the end.
class Utf16Decoder {
 public:
  explicit Utf16Decoder(bool big_end_first = false) : first_shift_(big_end_first ? 8U : 0U) {}

  void Append(std::string_view bytes, std::string& out);
  void Finish(std::string& out);

 private:
  std::uint32_t UnitOf(std::uint32_t first, char second) const {
    return first << first_shift_ | std::uint32_t{static_cast<unsigned char>(second)}
                                       << (8U - first_shift_);
  }
  void AppendUnit(std::uint32_t unit, std::string& out);

  unsigned first_shift_;    // of the first byte of a unit
  std::uint32_t high_ = 0;  // a first half that waits for the second; 0: none
  std::uint32_t byte_ = 0;  // the first byte of a unit
  bool half_unit_ = false;  // whether byte_ waits for the second
};

// A text that is there as a whole.
void AppendUtf16(std::string_view bytes, std::string& out);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_UTF16_H_
