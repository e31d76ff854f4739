#include "runtime/program/decimal.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

bool Same(std::string_view a, std::string_view b) {
  const auto x = ParseDecimal(a, true);
  const auto y = ParseDecimal(b, true);
  REQUIRE(x);
  REQUIRE(y);
  CHECK(SameNumber(*x, *y) == SameNumber(*y, *x));
  return SameNumber(*x, *y);
}

TEST_CASE("only full decimal texts are numbers", "[unit]") {
  for (const std::string_view text : {"0", "7", "-7", "+7", "007", "1.5", "-0.0", "00.50"}) {
    INFO(text);
    CHECK(ParseDecimal(text, false));
  }
  for (const std::string_view text : {"", "-", "+", ".", ".5", "5.", "1e5", "0x10", "1 ", " 1",
                                      "--1", "1.2.3", "1,5", "NaN", "inf", "1a", "\xD9\xA1"}) {
    INFO(text);
    CHECK_FALSE(ParseDecimal(text, false));
  }
}

TEST_CASE("texts of numbers are the same as the numbers are", "[unit]") {
  const std::string_view texts[] = {"0",   "-0", "00", "7",   "07",  "+7", "-7", "7.0", "70", "7e0",
                                    "7e1", "10", "1",  "100", "1e2", "",   "a",  "7a",  "x7", " 7"};
  for (const std::string_view have : texts) {
    for (const std::string_view want : texts) {
      for (const bool exponent : {false, true}) {
        INFO(have << " and " << want << (exponent ? " with exponent" : ""));
        const auto a = ParseDecimal(have, exponent);
        const auto b = ParseDecimal(want, false);
        CHECK(SameNumber(have, exponent, want) == (a && b && CompareNumbers(*a, *b) == 0));
      }
    }
  }
}

TEST_CASE("exponents are read only where they are allowed", "[unit]") {
  for (const std::string_view text : {"1e5", "1E5", "1e+5", "1e-5", "1.5e0"}) {
    INFO(text);
    CHECK(ParseDecimal(text, true));
    CHECK_FALSE(ParseDecimal(text, false));
  }
  for (const std::string_view text : {"1e", "1e+", "e5", "1e5x", "1e5.0", "1ee5"}) {
    INFO(text);
    CHECK_FALSE(ParseDecimal(text, true));
  }
}

TEST_CASE("numbers are equal by value, not by spelling", "[unit]") {
  CHECK(Same("1", "1.0"));
  CHECK(Same("1", "001"));
  CHECK(Same("1", "+1"));
  CHECK(Same("100", "1e2"));
  CHECK(Same("100", "1.00e2"));
  CHECK(Same("0.001", "1e-3"));
  CHECK(Same("10.5", "105e-1"));
  CHECK(Same("0.0105e2", "1.05"));
  CHECK(Same("1200", "12e2"));
  CHECK(Same("0", "-0"));
  CHECK(Same("0", "0.000"));
  CHECK(Same("0e99", "0"));
}

TEST_CASE("numbers that differ are told apart, however large or close", "[unit]") {
  CHECK_FALSE(Same("1", "-1"));
  CHECK_FALSE(Same("1", "10"));
  CHECK_FALSE(Same("1", "0.1"));
  CHECK_FALSE(Same("9007199254740993", "9007199254740992"));
  CHECK_FALSE(Same("0.1", "0.1000000000000000055511151231257827"));
  CHECK_FALSE(Same("123456789012345678901234567890", "123456789012345678901234567891"));
  CHECK(Same("123456789012345678901234567890", "12345678901234567890123456789e1"));
  CHECK_FALSE(Same("101", "11"));
  CHECK_FALSE(Same("1e300", "1e301"));
}

TEST_CASE("huge exponents do not overflow", "[unit]") {
  CHECK_FALSE(Same("1e99999999999999999999", "1"));
  CHECK_FALSE(Same("1e-99999999999999999999", "0"));
  CHECK(Same("0e99999999999999999999", "0"));
}

TEST_CASE("a plain number is digits alone, of which none can be left out", "[unit]") {
  CHECK(ParsePlainNumber("0") == 0U);
  CHECK(ParsePlainNumber("4100") == 4100U);
  CHECK(ParsePlainNumber("999999999999999999") == 999'999'999'999'999'999U);
  for (const char* const text :
       {"", "00", "07", "+7", "-7", "7.0", "7e0", "7 ", " 7", "x", "0x7", "1000000000000000000"}) {
    INFO(text);
    CHECK_FALSE(ParsePlainNumber(text));
  }
}

TEST_CASE("an event ID is a whole number that fits, in any spelling", "[unit]") {
  CHECK(ParseEventId("4100") == 4100U);
  CHECK(ParseEventId("0") == 0U);
  CHECK(ParseEventId("-0") == 0U);
  CHECK(ParseEventId("04100") == 4100U);
  CHECK(ParseEventId("4100.0") == 4100U);
  CHECK(ParseEventId("4.1e3") == 4100U);
  CHECK(ParseEventId("410000e-2") == 4100U);
  CHECK(ParseEventId("0.0041e6") == 4100U);
  CHECK(ParseEventId("999999999") == 999999999U);
}

TEST_CASE("other texts are no event ID", "[unit]") {
  for (const std::string_view text : {"", "abc", "-1", "1.5", "0x10", "4100 ", "1000000000", "1e9",
                                      "1e99999999999", "0.5", "99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(ParseEventId(text));
  }
}

}  // namespace
}  // namespace sigmata
