#include "compiler/bind/foreign_regex.h"

#include <algorithm>

namespace sigmata {
namespace {

// Behind a character class, at whose `[` the pattern begins. A `]` right behind `[` or `[^` is one
// of the class, and so is the one of `[:alpha:]`.
std::size_t EndOfClass(std::string_view pattern) {
  std::size_t at = pattern.starts_with("[^") ? 2 : 1;
  if (pattern.substr(at).starts_with(']')) ++at;
  while (at < pattern.size() && pattern[at] != ']') {
    const std::size_t named =
        pattern.substr(at).starts_with("[:") ? pattern.find(":]", at) : pattern.npos;
    if (named != pattern.npos) {
      at = named + 2;
    } else {
      at += pattern[at] == '\\' ? 2U : 1U;
    }
  }
  return at + 1;
}

// The first place that `is_it` knows, outside of classes, of escapes and of text between \Q and \E.
template <typename IsIt>
std::size_t FindSyntax(std::string_view pattern, const IsIt& is_it) {
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::string_view rest = pattern.substr(at);
    if (is_it(rest)) return at;
    if (rest.starts_with("\\Q")) {
      at = std::min(pattern.find("\\E", at), pattern.size());
    } else if (rest.starts_with('[')) {
      at += EndOfClass(rest);
    } else {
      at += rest.starts_with('\\') ? 2U : 1U;
    }
  }
  return pattern.npos;
}

}  // namespace

std::size_t FindForeignGroup(std::string_view pattern) {
  return FindSyntax(pattern, [](std::string_view rest) {
    const bool look_behind = rest.starts_with("(?<=") || rest.starts_with("(?<!");
    return (rest.starts_with("(?<") && !look_behind) || rest.starts_with("(?'");
  });
}

std::size_t FindNamedReference(std::string_view pattern) {
  return FindSyntax(pattern, [](std::string_view rest) {
    return rest.starts_with("\\k<") || rest.starts_with("\\k{") || rest.starts_with("\\k'") ||
           rest.starts_with("(?P=");
  });
}

}  // namespace sigmata
