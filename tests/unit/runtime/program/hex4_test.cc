#include "runtime/program/hex4.h"

#include <string>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string Written(std::uint32_t number, std::string_view digits) {
  std::string text;
  for (const unsigned shift : {12U, 8U, 4U, 0U}) text += digits[number >> shift & 0xFU];
  return text;
}

TEST_CASE("every number of four digits is read, in small and capital letters", "[unit]") {
  for (std::uint32_t number = 0; number <= 0xFFFF; ++number) {
    const bool read = ReadHex4(Written(number, "0123456789abcdef")) == number &&
                      ReadHex4(Written(number, "0123456789ABCDEF")) == number &&
                      ReadHex4(Written(number, "0123456789aBcDeF") + "1") == number;
    if (!read) FAIL_CHECK("number " << number);
  }
}

TEST_CASE("a byte that is no digit is refused at every place", "[unit]") {
  for (int byte = 0; byte < 256; ++byte) {
    const char sign = static_cast<char>(byte);
    const bool digit = std::string_view("0123456789abcdefABCDEF").find(sign) != std::string::npos;
    for (std::size_t at = 0; at < 4; ++at) {
      std::string text = "09aF";
      text[at] = sign;
      INFO("byte " << byte << " at " << at);
      CHECK(ReadHex4(text).has_value() == digit);
    }
    CHECK(ReadHex4(std::string("09aF") + sign) == 0x09AFU);
  }
}

TEST_CASE("less than four digits are no number, whatever stands behind the text", "[unit]") {
  const std::string_view text = "1234";
  for (std::size_t size = 0; size < 4; ++size) CHECK_FALSE(ReadHex4(text.substr(0, size)));
  CHECK(ReadHex4(text) == 0x1234U);
}

}  // namespace
}  // namespace sigmata
