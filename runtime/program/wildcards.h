// How a pattern with wildcards is written as bytes.
//
// The marks cannot occur in UTF-8, so a pattern needs no escapes: a literal `*` of a rule is
// the byte '*', the wildcard `*` is kAnyRun.
#ifndef SIGMATA_RUNTIME_PROGRAM_WILDCARDS_H_
#define SIGMATA_RUNTIME_PROGRAM_WILDCARDS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sigmata {

inline constexpr char kAnyRun = '\xFF';  // any run of characters, also none
inline constexpr char kAnyOne = '\xFE';  // exactly one character (code point)

inline constexpr char kAnyDash = '\xFD';  // any of the signs that Windows takes for a dash

inline bool IsWildcard(char c) { return c == kAnyRun || c == kAnyOne || c == kAnyDash; }

inline bool HasWildcard(std::string_view pattern) {
  for (const char c : pattern) {
    if (IsWildcard(c)) return true;
  }
  return false;
}

// What kAnyDash stands for: hyphen, slash, en dash, em dash, horizontal bar.
inline constexpr std::string_view kDashes[] = {"-", "/", "\u2013", "\u2014", "\u2015"};
inline constexpr bool IsDash(std::uint32_t code_point) {
  return code_point == '-' || code_point == '/' || (code_point >= 0x2013 && code_point <= 0x2015);
}

// The spelling of a rule: wildcards as * and ?, literal ones behind a backslash. A kAnyDash, which
// no rule can write, is shown as [-].
std::string WildcardsToSigma(std::string_view pattern);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_WILDCARDS_H_
