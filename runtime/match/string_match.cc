#include "runtime/match/string_match.h"

#include <algorithm>
#include <cstring>

#include "runtime/program/utf8.h"
#include "runtime/program/wildcards.h"

namespace sigmata {

bool ContainsText(std::string_view text, std::string_view literal) noexcept {
  if (literal.empty()) return true;
  return memmem(text.data(), text.size(), literal.data(), literal.size()) != nullptr;
}

// On a mismatch the last kAnyRun takes one character more; earlier ones never need to.
bool GlobFits(std::string_view text, std::string_view pattern) noexcept {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t run = pattern.npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    const char sign = p < pattern.size() ? pattern[p] : '\0';
    if (p < pattern.size() && sign == kAnyRun) {
      run = p++;
      resume = t;
    } else if (p < pattern.size() && sign == kAnyOne) {
      t += DecodeUtf8(text.substr(t)).size;
      ++p;
    } else if (p < pattern.size() && sign == kAnyDash && IsDash(DecodeUtf8(text.substr(t)).value)) {
      t += DecodeUtf8(text.substr(t)).size;
      ++p;
    } else if (p < pattern.size() && sign == text[t]) {
      ++t;
      ++p;
    } else if (run != pattern.npos) {
      resume += DecodeUtf8(text.substr(resume)).size;
      t = resume;
      p = run + 1;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of(kAnyRun, p) == pattern.npos;
}

bool LiteralSet::HasEqual(std::string_view text) const noexcept {
  const auto it = std::lower_bound(
      literals_.begin(), literals_.end(), text,
      [this](TextRef literal, std::string_view wanted) { return image_.Text(literal) < wanted; });
  return it != literals_.end() && image_.Text(*it) == text;
}

bool LiteralSet::HasPrefixOf(std::string_view text) const noexcept {
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    if (text.starts_with(At(i))) return true;
  }
  return false;
}

bool LiteralSet::HasSuffixOf(std::string_view text) const noexcept {
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    if (text.ends_with(At(i))) return true;
  }
  return false;
}

bool LiteralSet::HasPartOf(std::string_view text) const noexcept {
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    if (ContainsText(text, At(i))) return true;
  }
  return false;
}

}  // namespace sigmata
