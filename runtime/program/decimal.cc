#include "runtime/program/decimal.h"

#include <algorithm>

namespace sigmata {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A whole number without sign, point, exponent and leading zeros.
bool IsPlainWhole(std::string_view text) {
  if (text.empty() || (text.front() == '0' && text.size() > 1)) return false;
  return std::all_of(text.begin(), text.end(), IsDigit);
}

std::string_view TakeDigits(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && IsDigit(text[n])) ++n;
  const std::string_view digits = text.substr(0, n);
  text.remove_prefix(n);
  return digits;
}

std::optional<std::int64_t> TakeExponent(std::string_view& text) {
  constexpr std::int64_t kLimit = 1'000'000'000;
  text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = TakeDigits(text);
  if (digits.empty()) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) value = std::min(kLimit, value * 10 + (c - '0'));
  return negative ? -value : value;
}

// The significant digits from the first to the last that is not zero, seen as one run.
struct Significant {
  std::string_view whole;
  std::string_view fraction;
  std::int64_t last_power;

  std::size_t size() const { return whole.size() + fraction.size(); }
  char at(std::size_t i) const { return i < whole.size() ? whole[i] : fraction[i - whole.size()]; }
};

Significant Normalise(const Decimal& number) {
  Significant s{number.whole, number.fraction, 0};
  if (s.whole.empty()) {
    s.fraction.remove_prefix(std::min(s.fraction.find_first_not_of('0'), s.fraction.size()));
  }
  s.last_power = number.exponent - static_cast<std::int64_t>(number.fraction.size());
  if (s.fraction.empty()) {
    while (!s.whole.empty() && s.whole.back() == '0') {
      s.whole.remove_suffix(1);
      ++s.last_power;
    }
  }
  return s;
}

}  // namespace

std::optional<Decimal> ParseDecimal(std::string_view text, bool allow_exponent) noexcept {
  Decimal number;
  number.negative = text.starts_with('-');
  if (number.negative || text.starts_with('+')) text.remove_prefix(1);
  number.whole = TakeDigits(text);
  if (number.whole.empty()) return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    number.fraction = TakeDigits(text);
    if (number.fraction.empty()) return std::nullopt;
  }
  if (allow_exponent && (text.starts_with('e') || text.starts_with('E'))) {
    const auto exponent = TakeExponent(text);
    if (!exponent) return std::nullopt;
    number.exponent = *exponent;
  }
  if (!text.empty()) return std::nullopt;
  number.whole.remove_prefix(std::min(number.whole.find_first_not_of('0'), number.whole.size()));
  number.fraction = number.fraction.substr(0, number.fraction.find_last_not_of('0') + 1);
  return number;
}

int CompareNumbers(const Decimal& a, const Decimal& b) noexcept {
  if (a.is_zero() || b.is_zero()) {
    if (a.is_zero() && b.is_zero()) return 0;
    if (a.is_zero()) return b.negative ? 1 : -1;
    return a.negative ? -1 : 1;
  }
  if (a.negative != b.negative) return a.negative ? -1 : 1;
  const int sign = a.negative ? -1 : 1;
  const Significant x = Normalise(a);
  const Significant y = Normalise(b);
  // The power of ten of the first digit decides, then the digits from the first on.
  const std::int64_t first_x = x.last_power + static_cast<std::int64_t>(x.size());
  const std::int64_t first_y = y.last_power + static_cast<std::int64_t>(y.size());
  if (first_x != first_y) return first_x < first_y ? -sign : sign;
  for (std::size_t i = 0; i < x.size() || i < y.size(); ++i) {
    const char digit_x = i < x.size() ? x.at(i) : '0';
    const char digit_y = i < y.size() ? y.at(i) : '0';
    if (digit_x != digit_y) return digit_x < digit_y ? -sign : sign;
  }
  return 0;
}

bool SameNumber(const Decimal& a, const Decimal& b) noexcept { return CompareNumbers(a, b) == 0; }

bool SameNumber(std::string_view have, bool allow_exponent, std::string_view want) noexcept {
  // Nearly all are such numbers, and these are the same if they are written alike.
  if (IsPlainWhole(want) && IsPlainWhole(have)) return have == want;
  const auto a = ParseDecimal(have, allow_exponent);
  const auto b = ParseDecimal(want, false);
  return a && b && SameNumber(*a, *b);
}

std::optional<std::uint64_t> ParsePlainNumber(std::string_view text) noexcept {
  constexpr std::size_t kMostDigits = 18;  // fits 64 bits
  if (text.size() > kMostDigits || !IsPlainWhole(text)) return std::nullopt;
  std::uint64_t value = 0;
  for (const char digit : text) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  return value;
}

std::optional<std::uint32_t> ParseEventId(std::string_view text) noexcept {
  const auto number = ParseDecimal(text, true);
  if (!number) return std::nullopt;
  if (number->is_zero()) return 0;
  const Significant digits = Normalise(*number);
  constexpr std::int64_t kMostDigits = 9;  // fits 32 bits
  const std::int64_t length = static_cast<std::int64_t>(digits.size()) + digits.last_power;
  if (number->negative || digits.last_power < 0 || length > kMostDigits) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    value = value * 10 + static_cast<std::uint32_t>(digits.at(i) - '0');
  }
  for (std::int64_t i = 0; i < digits.last_power; ++i) value *= 10;
  return value;
}

}  // namespace sigmata
