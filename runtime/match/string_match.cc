#include "runtime/match/string_match.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "runtime/program/bytes16.h"
#include "runtime/program/utf8.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

// How frequent bytes are in the texts of events, roughly: the most frequent have the highest rank.
constexpr auto kByteRanks = [] {
  std::array<std::uint8_t, 256> ranks{};
  constexpr std::string_view kByFrequency =
      " e\\stnariolc0dm2u.1p-34w5h\"$fgvy8k69:7bx/=(),_[]'@{}";
  std::uint8_t rank = 200;
  for (const char c : kByFrequency) ranks[static_cast<unsigned char>(c)] = rank--;
  return ranks;
}();

// Two places in the literal; the same one if it has no other.
std::pair<std::size_t, std::size_t> RarestBytes(std::string_view literal) {
  const auto rank = [&](std::size_t i) {
    return kByteRanks[static_cast<unsigned char>(literal[i])];
  };
  std::size_t a = 0;
  std::size_t b = literal.size() - 1;
  if (rank(b) < rank(a)) std::swap(a, b);
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    if (rank(i) < rank(a)) {
      b = a;
      a = i;
    } else if (rank(i) < rank(b)) {
      b = i;
    }
  }
  return {a, b};
}

bool Search(std::string_view text, std::string_view literal) {
  return memmem(text.data(), text.size(), literal.data(), literal.size()) != nullptr;
}

}  // namespace

// Looks at sixteen places at a time, by the two bytes of the literal that are rarest. Texts in
// which these stand together too often are left to memmem, whose time is linear whatever the text.
bool ContainsText(std::string_view text, std::string_view literal) noexcept {
  if (literal.empty()) return true;
  if (literal.size() > text.size()) return false;
  const auto [a, b] = RarestBytes(literal);
  const Bytes16 byte_a = Fill16(literal[a]);
  const Bytes16 byte_b = Fill16(literal[b]);
  const std::size_t last = literal.size() - 1;
  std::size_t budget = text.size() + literal.size();
  std::size_t i = 0;
  for (; i + last + kBytes16 <= text.size(); i += kBytes16) {
    const char* const at = text.data() + i;
    std::uint32_t places = EqualBytes(Load16(at + a), byte_a) & EqualBytes(Load16(at + b), byte_b);
    for (; places != 0; places &= places - 1) {
      if (budget < literal.size()) return Search(text.substr(i), literal);
      budget -= literal.size();
      if (std::memcmp(at + std::countr_zero(places), literal.data(), literal.size()) == 0) {
        return true;
      }
    }
  }
  return Search(text.substr(i), literal);
}

namespace {

// Where the next sign of a pattern may stand, from `begin` on: a literal sign where its first byte
// does, so that a run is not lengthened one by one. No byte but the first of a sign is taken for
// one. npos: nowhere.
std::size_t NextPlace(std::string_view text, std::size_t begin, std::string_view rest) {
  const bool literal = !rest.empty() && !IsWildcard(rest.front());
  const bool continues = literal && (static_cast<unsigned char>(rest.front()) & 0xC0U) == 0x80U;
  return literal && !continues ? text.find(rest.front(), begin) : begin;
}

}  // namespace

// On a mismatch the last kAnyRun takes more characters; earlier ones never need to.
bool GlobFits(std::string_view text, std::string_view pattern) noexcept {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t run = pattern.npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    const char sign = p < pattern.size() ? pattern[p] : '\0';
    if (p < pattern.size() && sign == kAnyRun) {
      run = p++;
      if (p == pattern.size()) return true;
      resume = t = NextPlace(text, t, pattern.substr(p));
      if (t == text.npos) return false;
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
      resume = t = NextPlace(text, resume, pattern.substr(run + 1));
      if (t == text.npos) return false;
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
