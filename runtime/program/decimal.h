// Numbers compared exactly, as text: no double, so 9007199254740993 is not 9007199254740992.
#ifndef SIGMATA_RUNTIME_PROGRAM_DECIMAL_H_
#define SIGMATA_RUNTIME_PROGRAM_DECIMAL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sigmata {

// A number as sign, digits and the power of ten of the last digit. Views into the parsed text.
struct Decimal {
  bool negative = false;
  std::string_view whole;     // no leading zeros
  std::string_view fraction;  // no trailing zeros
  std::int64_t exponent = 0;

  bool is_zero() const { return whole.empty() && fraction.empty(); }
};

// `[+-]?digits(.digits)?`, and with `allow_exponent` also `e[+-]?digits` (JSON's form).
std::optional<Decimal> ParseDecimal(std::string_view text, bool allow_exponent) noexcept;
// Below, at or above 0 as `a` is less than, equal to or greater than `b`.
int CompareNumbers(const Decimal& a, const Decimal& b) noexcept;
bool SameNumber(const Decimal& a, const Decimal& b) noexcept;
// Whether both texts are numbers, and the same; `have` as in ParseDecimal, `want` without exponent.
bool SameNumber(std::string_view have, bool allow_exponent, std::string_view want) noexcept;

// The value of a number written as nearly all are: digits without a leading zero, and nothing else;
// up to 18 of them.
std::optional<std::uint64_t> ParsePlainNumber(std::string_view text) noexcept;
// The value if the text is a whole decimal number that fits, such as an event ID.
std::optional<std::uint32_t> ParseEventId(std::string_view text) noexcept;

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_DECIMAL_H_
