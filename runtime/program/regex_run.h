// A run of bytes that whatever a regular expression is found in has: `[0-9a-f]{64}` needs 64 digits
// side by side. Looking for one takes a look at every 64th byte.
#ifndef SIGMATA_RUNTIME_PROGRAM_REGEX_RUN_H_
#define SIGMATA_RUNTIME_PROGRAM_REGEX_RUN_H_

#include <bitset>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sigmata {

class RegexRun {
 public:
  using Bytes = std::bitset<256>;
  // The bytes that a part of a pattern may be, which stands for one sign: those of ASCII that it
  // takes, and all others.
  using BytesOf = std::function<Bytes(const std::string& part)>;

  // The longest of a pattern that RE2 takes; none: nothing is known of any of some length.
  static std::optional<RegexRun> Of(std::string_view pattern, const BytesOf& bytes_of);

  bool StandsIn(std::string_view text) const noexcept;

 private:
  RegexRun(std::size_t size, const Bytes& bytes) : size_(size), bytes_(bytes) {}

  bool Has(char byte) const noexcept { return bytes_[static_cast<unsigned char>(byte)]; }

  std::size_t size_;
  Bytes bytes_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_REGEX_RUN_H_
