#include "runtime/event/simple_escapes.h"

#include <random>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/vectors.h"

namespace sigmata {
namespace {

// One sign after the other.
DecodedRun Obviously(std::string_view raw, std::string& out) {
  constexpr std::string_view kWritten = "bfnrt\"\\/";
  constexpr std::string_view kMeant = "\b\f\n\r\t\"\\/";
  std::size_t i = 0;
  while (i < raw.size()) {
    if (raw[i] != '\\') {
      out += raw[i++];
      continue;
    }
    const std::size_t escape = i + 1 < raw.size() ? kWritten.find(raw[i + 1]) : kWritten.npos;
    if (escape == kWritten.npos) break;
    out += kMeant[escape];
    i += 2;
  }
  return {i, out.size()};
}

// `raw` stands at the end of its memory, and so does what is written: no byte more is touched.
void Check(const std::string& raw) {
  INFO(raw);
  std::string expected;
  const DecodedRun wanted = Obviously(raw, expected);
  const std::vector<char> input(raw.begin(), raw.end());
  std::vector<char> output(raw.size());
  const DecodedRun run = DecodeSimpleEscapes({input.data(), input.size()}, output.data());
  CHECK(run.read == wanted.read);
  REQUIRE(run.written == wanted.written);
  CHECK(std::string(output.begin(), output.begin() + static_cast<std::ptrdiff_t>(run.written)) ==
        expected);
}

TEST_CASE("escapes of one sign are decoded at every place of a text", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (const char* const escape : {R"(\b)", R"(\f)", R"(\n)", R"(\r)", R"(\t)", R"(\")", R"(\\)",
                                   R"(\/)", R"(\\\\\\)", R"(\u0041)", R"(\x)", R"(\)"}) {
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
    }
    Check(raw);
  }
}

}  // namespace
}  // namespace sigmata
