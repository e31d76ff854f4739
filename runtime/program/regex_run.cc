#include "runtime/program/regex_run.h"

#include <charconv>

namespace sigmata {
namespace {

constexpr std::size_t kShortest = 8;
constexpr std::string_view kAnyCase = "(?i)";

// Bytes of [:alpha:] and the like that `rest` begins with within a class; 0: there may be none.
std::size_t NamedClass(std::string_view rest) {
  constexpr std::string_view kLetters = "^abcdefghijklmnopqrstuvwxyz";
  const std::size_t end = rest.find_first_not_of(kLetters, 2);
  return end != rest.npos && rest.substr(end).starts_with(":]") ? end + 2 : 0;
}

// A class, or 0 if RE2 may find another end: `[:` may be plain signs, or the end of a range.
std::size_t ClassSize(std::string_view rest) {
  std::size_t end = rest.starts_with("[^") ? 2 : 1;
  if (rest.substr(end).starts_with(']')) ++end;
  while (end < rest.size() && rest[end] != ']') {
    std::size_t size = rest[end] == '\\' ? 2 : 1;
    if (rest.substr(end).starts_with("[:")) {
      size = NamedClass(rest.substr(end));
      if (size == 0 || rest[end - 1] == '-') return 0;
    }
    end += size;
  }
  return end < rest.size() ? end + 1 : 0;
}

// The part of a pattern that stands for one sign, such as [a-z], \d or a letter, taken off its
// front. Empty: it has another form.
std::string_view TakeSign(std::string_view& rest) {
  std::size_t size = 1;
  if (rest[0] == '\\') {
    constexpr std::string_view kLong = "QpPx";  // more than one letter belongs to these
    const bool known =
        rest.size() >= 2 && kLong.find(rest[1]) == kLong.npos && (rest[1] < '0' || rest[1] > '9');
    size = known ? 2 : 0;
  } else if (rest[0] == '[') {
    size = ClassSize(rest);
  }
  const std::string_view sign = rest.substr(0, size);
  rest.remove_prefix(size);
  return sign;
}

// A number as RE2 reads one in braces.
std::optional<std::size_t> TakeNumber(std::string_view& rest) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  const auto digits = static_cast<std::size_t>(end - rest.data());
  if (error != std::errc{} || (digits > 1 && rest[0] == '0')) return std::nullopt;
  rest.remove_prefix(digits);
  return number;
}

// The least number of {n}, {n,} or {n,m}, taken off; none: it may not be such a thing.
std::optional<std::size_t> TakeBraces(std::string_view& rest) {
  rest.remove_prefix(1);
  const auto least = TakeNumber(rest);
  if (!least) return std::nullopt;
  if (rest.starts_with(',')) {
    rest.remove_prefix(1);
    if (!rest.starts_with('}') && !TakeNumber(rest)) return std::nullopt;
  }
  if (!rest.starts_with('}')) return std::nullopt;
  rest.remove_prefix(1);
  return least;
}

// How often at least the sign before stands there, taken off. None: RE2 may read it in another way.
std::optional<std::size_t> TakeCount(std::string_view& rest) {
  const auto marked = [&rest] {
    constexpr std::string_view kMarks = "*+?{";
    return !rest.empty() && kMarks.find(rest[0]) != kMarks.npos;
  };
  if (!marked()) return 1;
  std::optional<std::size_t> least = rest[0] == '+' ? 1 : 0;
  if (rest[0] == '{') {
    least = TakeBraces(rest);
  } else {
    rest.remove_prefix(1);
  }
  if (rest.starts_with('?')) rest.remove_prefix(1);
  return marked() ? std::nullopt : least;
}

// Whether what TakeSign took stands for a sign, not for a place between signs.
bool IsSign(std::string_view sign) {
  if (sign[0] != '\\') return sign != "^" && sign != "$";
  constexpr std::string_view kPlaces = "bBAzZ";
  return kPlaces.find(sign[1]) == kPlaces.npos;
}

}  // namespace

// Only what stands outside of groups and alternatives is looked at: it has to be there.
std::optional<RegexRun> RegexRun::Of(std::string_view pattern, const BytesOf& bytes_of) {
  const std::string_view before = pattern.starts_with(kAnyCase) ? kAnyCase : std::string_view();
  std::string_view rest = pattern.substr(before.size());
  std::string_view longest;
  std::size_t size = 0;
  std::size_t depth = 0;
  while (!rest.empty()) {
    if (rest.starts_with("(?") && !rest.starts_with("(?:")) return std::nullopt;
    const bool alternative = rest[0] == '|' && depth == 0;
    const bool unbalanced = rest[0] == ')' && depth == 0;
    if (alternative || unbalanced) return std::nullopt;
    if (rest[0] == '(' || rest[0] == ')' || rest[0] == '|') {
      const bool closes = rest[0] == ')';
      depth = closes ? depth - 1 : rest[0] == '(' ? depth + 1 : depth;
      rest.remove_prefix(rest.starts_with("(?:") ? 3 : 1);
      if (closes && !TakeCount(rest)) return std::nullopt;
      continue;
    }
    const std::string_view sign = TakeSign(rest);
    const auto count = sign.empty() ? std::nullopt : TakeCount(rest);
    if (!count) return std::nullopt;
    if (depth == 0 && IsSign(sign) && *count > size) longest = sign, size = *count;
  }
  if (depth != 0 || size < kShortest) return std::nullopt;
  return RegexRun(size, bytes_of(std::string(before) + std::string(longest)));
}

// So long a run has one byte at one of these places.
bool RegexRun::StandsIn(std::string_view text) const noexcept {
  for (std::size_t at = size_ - 1; at < text.size(); at += size_) {
    if (!Has(text[at])) continue;
    std::size_t begin = at;
    while (begin > 0 && at - begin < size_ - 1 && Has(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && end - begin < size_ && Has(text[end])) ++end;
    if (end - begin == size_) return true;
  }
  return false;
}

}  // namespace sigmata
