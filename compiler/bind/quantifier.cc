#include "compiler/bind/quantifier.h"

namespace sigmata {
namespace {

// `*` is any run of characters, anywhere in the pattern; the whole name has to fit. On a mismatch
// the last `*` takes one character more; earlier ones never need to.
bool NameFits(std::string_view name, std::string_view pattern) {
  std::size_t n = 0;
  std::size_t p = 0;
  std::size_t star = pattern.npos;
  std::size_t resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != pattern.npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == pattern.npos;
}

}  // namespace

bool QuantifierSelects(std::string_view pattern, std::string_view name) {
  const bool hidden = name.starts_with('_');
  if (pattern == "them") return !hidden;
  return (!hidden || pattern.starts_with('_')) && NameFits(name, pattern);
}

}  // namespace sigmata
