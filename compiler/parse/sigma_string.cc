#include "compiler/parse/sigma_string.h"

#include "runtime/program/wildcards.h"

namespace sigmata {

std::string ReadSigmaString(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (c == '\\' && (next == '\\' || next == '*' || next == '?')) {
      out += next;
      ++i;
    } else if (c == '*') {
      out += kAnyRun;
    } else if (c == '?') {
      out += kAnyOne;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace sigmata
