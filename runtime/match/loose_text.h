// Comparing with one bit of each byte set: capital letters become small ones. Some other signs are
// taken for each other, which whoever compares so has to allow for.
#ifndef SIGMATA_RUNTIME_MATCH_LOOSE_TEXT_H_
#define SIGMATA_RUNTIME_MATCH_LOOSE_TEXT_H_

#include <cstddef>
#include <string_view>

namespace sigmata {

inline constexpr char kLooseBit = 0x20;

inline constexpr char Loosen(char c) noexcept { return static_cast<char>(c | kLooseBit); }

inline bool LooselyEqual(std::string_view a, const char* b) noexcept {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (Loosen(a[i]) != Loosen(b[i])) return false;
  }
  return true;
}

// Whether the text stands in the value at `at`.
inline bool StandsAt(std::string_view text, std::string_view value, std::size_t at) noexcept {
  return at <= value.size() && text.size() <= value.size() - at &&
         LooselyEqual(text, value.data() + at);
}

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_LOOSE_TEXT_H_
