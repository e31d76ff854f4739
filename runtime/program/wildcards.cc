#include "runtime/program/wildcards.h"

namespace sigmata {

std::string WildcardsToSigma(std::string_view pattern) {
  std::string out;
  out.reserve(pattern.size());
  for (const char c : pattern) {
    if (c == kAnyRun) {
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
