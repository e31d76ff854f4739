#include "runtime/event/simple_escapes.h"

#include <random>
#include <string>

#include "runtime/program/vectors.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"

namespace sigmata {
namespace {

constexpr std::string_view kWritten = "bfnrt\"\\/";
constexpr std::string_view kMeant = "\b\f\n\r\t\"\\/";

// Bytes of the escape of one sign or of a sign of ASCII by number that `raw` begins with, or 0.
std::size_t Escape(std::string_view raw, char& sign) {
  if (raw.size() < 2) return 0;
  if (const std::size_t escape = kWritten.find(raw[1]); escape != kWritten.npos) {
    sign = kMeant[escape];
    return 2;
  }
  const std::string digits(raw.substr(2, 4));
  const bool number = raw[1] == 'u' && digits.size() == 4 && digits.starts_with("00") &&
                      digits[2] >= '0' && digits[2] <= '7' &&
                      digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos;
  if (!number) return 0;
  sign = static_cast<char>(std::stoi(digits, nullptr, 16));
  return 6;
}

// One sign after the other; whether an escape by number ends the run, is free.
void CheckDecoded(std::string_view raw, const DecodedRun& run, std::string_view written) {
  std::string expected;
  std::size_t i = 0;
  while (i < run.read) {
    char sign = raw[i];
    const std::size_t size = sign == '\\' ? Escape(raw.substr(i), sign) : 1;
    REQUIRE(size != 0);  // else it should have ended before
    expected += sign;
    i += size;
  }
  CHECK(i == run.read);
  CHECK(written == expected);
  if (run.read == raw.size()) return;
  char sign = '\0';
  REQUIRE(raw[run.read] == '\\');
  CHECK(Escape(raw.substr(run.read), sign) != 2);
  // What ends the run is the same with each kind of vectors, but for escapes by number.
  const bool wide = VectorsInUse() == Vectors::kAvx512;
  if (wide) CHECK(Escape(raw.substr(run.read), sign) == 0);
}

// `raw` stands at the end of its memory, and so does what is written: no byte more is touched.
void Check(const std::string& raw) {
  INFO(raw);
  const std::vector<char> input(raw.begin(), raw.end());
  std::vector<char> output(raw.size());
  const DecodedRun run = DecodeSimpleEscapes({input.data(), input.size()}, output.data());
  REQUIRE(run.written <= run.read);
  CheckDecoded(raw, run, {output.data(), run.written});
}

TEST_CASE("escapes of one sign are decoded at every place of a text", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (const char* const escape :
       {R"(\b)",     R"(\f)",          R"(\n)",           R"(\r)",
        R"(\t)",     R"(\")",          R"(\\)",           R"(\/)",
        R"(\\\\\\)", R"(\u0041)",      R"(\u007f\u0000)", R"(\u0080)",
        R"(\u00zz)", R"(\u0127)",      R"(\u1027)",       R"(\\u0027\\\u0027)",
        R"(\u00)",   R"(\u002\)",      R"(\x)",           R"(\)",
        R"(\x0041)", "\\u004\xC3\xA4", "\\u00\xB1\xB1"}) {
    for (std::size_t before = 0; before < 140; ++before) {
      for (const std::size_t behind : {0U, 1U, 20U, 63U, 64U, 65U}) {
        Check(std::string(before, 'a') + escape + std::string(behind, 'b'));
      }
    }
  }
  Check("");
}

TEST_CASE("runs of escapes, and none, are decoded as one sign after the other", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261121);
  for (int round = 0; round < 20'000; ++round) {
    std::string raw;
    const std::uint32_t escapes = 1 + random() % 8;
    for (std::size_t n = random() % 200; n > 0; --n) {
      raw += random() % escapes == 0 ? '\\' : "abnrtf/\"\xC3\xA4 \\"[random() % 12];
      if (raw.back() == '\\' && random() % 4 != 0) raw += "bfnrt\"\\/u"[random() % 9];
      for (int i = 0; raw.back() == 'u' && i < 4; ++i) {
        raw += (i < 2 ? "00000001x" : "0279afAFx")[random() % 9];
      }
    }
    Check(raw);
  }
}

}  // namespace
}  // namespace sigmata
