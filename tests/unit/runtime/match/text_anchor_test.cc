#include "runtime/match/text_anchor.h"

#include <algorithm>
#include <random>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/walled_text.h"

namespace sigmata {
namespace {

constexpr std::size_t kLongest = 20;

// Each sign differs from the others, also loosely.
std::string Text(std::size_t size) {
  return std::string("abcdefghijklmnopqrstuvwxyz").substr(0, size);
}

std::string Capital(std::string text) {
  for (char& sign : text) sign = static_cast<char>(sign & ~kLooseBit);
  return text;
}

TEST_CASE("an anchor says which text and place it is of", "[unit]") {
  const TextAnchor anchor("abcdefghij", 4711, 9);
  CHECK(anchor.index() == 4711);
  CHECK(anchor.offset() == 9);
  CHECK(TextAnchor(std::string(5000, 'a'), 0, 4095).offset() == 4095);
}

TEST_CASE("where the text stands it is never denied, and nothing beside the value is read",
          "[unit]") {
  Wall wall(256);
  for (std::size_t size = 1; size <= kLongest; ++size) {
    for (std::size_t offset = 0; offset < size; ++offset) {
      const TextAnchor anchor(Text(size), 0, offset);
      for (std::size_t before = 0; before <= 10; ++before) {
        for (std::size_t behind = 0; behind <= 10; ++behind) {
          for (const std::string& text : {Text(size), Capital(Text(size))}) {
            const std::string value = std::string(before, '_') + text + std::string(behind, '_');
            const bool says = anchor.MayStandAt(before + offset, wall.Put(value, {})) &&
                              anchor.MayStandAt(before + offset, wall.PutFirst(value, {}));
            CAPTURE(value, offset);
            if (!says) FAIL("a text that stands there is denied");
          }
        }
      }
    }
  }
}

TEST_CASE("where a sign near the place differs it is denied", "[unit]") {
  const std::string behind(8, '_');
  for (std::size_t size = 1; size <= kLongest; ++size) {
    for (std::size_t offset = 0; offset < size; ++offset) {
      const TextAnchor anchor(Text(size), 0, offset);
      for (const std::size_t before : {0U, 1U, 9U}) {
        const std::size_t at = before + offset;
        // Two signs before the place, and five behind it.
        for (std::size_t i = offset < 2 ? 0 : offset - 2; i < std::min(size, offset + 6); ++i) {
          for (int bit = 0; bit < 8; ++bit) {
            std::string value = std::string(before, '_') + Text(size) + behind;
            value[before + i] = static_cast<char>(value[before + i] ^ (1 << bit));
            CAPTURE(value, offset, i, bit);
            if (anchor.MayStandAt(at, value) != (1 << bit == kLooseBit)) FAIL("wrong answer");
          }
        }
      }
    }
  }
}

TEST_CASE("a text that would begin before the value is denied", "[unit]") {
  const std::string value = Text(kLongest);
  for (std::size_t size = 2; size <= kLongest; ++size) {
    for (std::size_t offset = 1; offset < size; ++offset) {
      const TextAnchor anchor(Text(size), 0, offset);
      for (std::size_t at = 0; at < offset; ++at) {
        CAPTURE(size, offset, at);
        CHECK_FALSE(anchor.MayStandAt(at, value));
      }
    }
  }
}

TEST_CASE("at no place of any value is a text denied that stands there", "[unit]") {
  std::mt19937 random(20261122);
  Wall wall(256);
  const auto word = [&random](std::size_t size) {
    std::string text(size, ' ');
    for (char& sign : text) sign = "aAbB\xC3\xE3"[random() % 6];
    return text;
  };
  std::size_t stood = 0;
  std::size_t denied = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = word(1 + random() % 12);
    const std::size_t offset = random() % text.size();
    const TextAnchor anchor(text, 0, offset);
    const std::string_view value = wall.Put(word(1 + random() % 30), {});
    for (std::size_t at = 0; at < value.size(); ++at) {
      const bool stands = at >= offset && StandsAt(text, value, at - offset);
      const bool may = anchor.MayStandAt(at, value);
      if (stands && !may) {
        CAPTURE(text, value, offset, at);
        FAIL("a text that stands there is denied");
      }
      stood += stands ? 1 : 0;
      denied += may ? 0 : 1;
    }
  }
  CHECK(stood > 5'000);
  CHECK(denied > 100'000);
}

}  // namespace
}  // namespace sigmata
