// UTF-16 (little end first) as Windows writes it, made into UTF-8.
#ifndef SIGMATA_RUNTIME_EVENT_UTF16_H_
#define SIGMATA_RUNTIME_EVENT_UTF16_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sigmata {

inline constexpr std::string_view kUtf16Mark = "\xFF\xFE";

// Takes the bytes in pieces of any size. A surrogate without its other half becomes U+FFFD, so does
// a byte too many at the end.
class Utf16Decoder {
 public:
  void Append(std::string_view bytes, std::string& out);
  void Finish(std::string& out);

 private:
  void AppendUnit(std::uint32_t unit, std::string& out);

  std::uint32_t high_ = 0;  // a first half that waits for the second; 0: none
  std::uint32_t byte_ = 0;  // the first byte of a unit
  bool half_unit_ = false;  // whether byte_ waits for the second
};

// A text that is there as a whole.
void AppendUtf16(std::string_view bytes, std::string& out);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_UTF16_H_
