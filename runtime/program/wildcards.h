// How a pattern with wildcards is written as bytes.
//
// The two marks cannot occur in UTF-8, so a pattern needs no escapes: a literal `*` of a rule is
// the byte '*', the wildcard `*` is kAnyRun.
#ifndef SIGMATA_RUNTIME_PROGRAM_WILDCARDS_H_
#define SIGMATA_RUNTIME_PROGRAM_WILDCARDS_H_

#include <string>
#include <string_view>

namespace sigmata {

inline constexpr char kAnyRun = '\xFF';  // any run of characters, also none
inline constexpr char kAnyOne = '\xFE';  // exactly one character (code point)

inline bool IsWildcard(char c) { return c == kAnyRun || c == kAnyOne; }

inline bool HasWildcard(std::string_view pattern) {
  return pattern.find(kAnyRun) != pattern.npos || pattern.find(kAnyOne) != pattern.npos;
}

// The spelling of a rule: wildcards as * and ?, literal ones behind a backslash.
std::string WildcardsToSigma(std::string_view pattern);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_WILDCARDS_H_
