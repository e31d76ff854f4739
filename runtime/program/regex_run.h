// A run of bytes that whatever a regular expression is found in has: `[0-9a-f]{64}` needs 64 digits
// side by side. Looking for one takes a look at every 64th byte.
#ifndef SIGMATA_RUNTIME_PROGRAM_REGEX_RUN_H_
#define SIGMATA_RUNTIME_PROGRAM_REGEX_RUN_H_

#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sigmata {

class RegexRun {
 public:
  // The longest of a pattern that RE2 takes; none: nothing is known of any of some length.
  static std::optional<RegexRun> Of(std::string_view pattern);

  bool StandsIn(std::string_view text) const noexcept;

 private:
  // Of a part of a pattern that stands for one sign; `before` is what it depends on.
  RegexRun(std::string_view before, std::string_view sign, std::size_t size);

  bool Has(char byte) const noexcept { return bytes_[static_cast<unsigned char>(byte)]; }

  std::size_t size_;
  // Those of ASCII that the sign may be, and all others.
  std::bitset<256> bytes_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_REGEX_RUN_H_
