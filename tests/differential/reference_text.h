// Texts compared in the obvious way: as sequences of code points.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_TEXT_H_
#define SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_TEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata {

using CodePoints = std::u32string;

// A byte that belongs to no UTF-8 character becomes one code point of its own above U+10FFFF.
CodePoints CodePointsOf(std::string_view utf8);
void AppendCodePoint(char32_t point, std::string& utf8);

// The wildcard marks of runtime/program/wildcards.h, which are no UTF-8, as CodePointsOf gives
// them.
extern const char32_t kAnyRunPoint;
extern const char32_t kAnyOnePoint;
extern const char32_t kAnyDashPoint;

// ASCII letters, and beyond ASCII the simple lower-case mapping, never across the ASCII border.
CodePoints FoldCodePoints(CodePoints text);

// Whether the whole text fits the pattern; each pair of a rest of the text and a rest of the
// pattern is looked at once.
bool TextFitsGlob(const CodePoints& text, const CodePoints& pattern);

// A decimal number: its sign, its digits without leading and trailing zeros, and the power of ten
// of the last digit. Zero has no digits.
struct PlainDecimal {
  bool negative = false;
  std::string digits;
  long long power = 0;

  friend bool operator==(const PlainDecimal&, const PlainDecimal&) = default;
};

// `[+-]?digits(.digits)?`, and with `exponent` also `e[+-]?digits` behind it.
std::optional<PlainDecimal> ReadDecimal(std::string_view text, bool exponent);

// An address as bits: 32 or 128 of them.
using AddressBits = std::vector<bool>;

// An address, a zone behind `%` cut off.
std::optional<AddressBits> ReadAddress(std::string_view text);
// `address/prefix` or an address: the bits that an address of the network begins with, and how many
// an address has.
struct PlainNetwork {
  AddressBits prefix;
  std::size_t width = 0;
};
std::optional<PlainNetwork> ReadNetwork(std::string_view text);
// An IPv4 address written as an IPv6 one counts as both.
bool NetworkHolds(const PlainNetwork& network, std::string_view address);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_TEXT_H_
