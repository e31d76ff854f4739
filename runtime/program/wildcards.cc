#include "runtime/program/wildcards.h"

namespace sigmata {

std::string WildcardsToSigma(std::string_view pattern) {
  std::string out;
  out.reserve(pattern.size());
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    // A backslash before these would take their meaning away.
    const bool doubled =
        c == '\\' && (IsWildcard(next) || next == '*' || next == '?' || next == '\\');
    if (doubled) {
      out += "\\\\";
    } else if (c == kAnyRun) {
      out += '*';
    } else if (c == kAnyOne) {
      out += '?';
    } else if (c == kAnyDash) {
      out += "[-]";
    } else {
      if (c == '*' || c == '?') out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace sigmata
