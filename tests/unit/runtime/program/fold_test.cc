#include "runtime/program/fold.h"

#include "runtime/program/utf8.h"
#include "runtime/program/wildcards.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/support/walled_text.h"

namespace sigmata {
namespace {

TEST_CASE("ASCII letters fold, other ASCII does not", "[unit]") {
  CHECK(Fold("AZaz@[`{09_") == "azaz@[`{09_");
  CHECK(Fold("").empty());
}

TEST_CASE("letters of other scripts fold to their lower case", "[unit]") {
  CHECK(Fold("ÄÖÜ") == "äöü");
  CHECK(Fold("СИСТЕМА") == "система");
  CHECK(Fold("ΑΩΣ") == "αωσ");
  CHECK(Fold("ẞ") == "ß");
  CHECK(Fold("ß") == "ß");
}

TEST_CASE("the final sigma stays apart from the sigma: the mapping is of single letters",
          "[unit]") {
  CHECK(Fold("ς") == "ς");
  CHECK(Fold("ς") != Fold("Σ"));
}

TEST_CASE("folding never crosses the ASCII border", "[unit]") {
  CHECK(Fold("\u212A") == "\u212A");  // Kelvin sign, whose lower case is k
  CHECK(Fold("\u0130") == "\u0130");  // capital I with dot, whose lower case is i
  CHECK(Fold("\u0131") == "\u0131");  // i without dot
  CHECK(Fold("\u017F") == "\u017F");  // long s
  CHECK(Fold("K") == "k");
  CHECK(Fold("\u212B") == "\u00E5");  // the Angstrom sign stays above the border
}

TEST_CASE("what folds alone is folded to itself, and nothing else to it", "[unit]") {
  std::size_t alone = 0;
  for (std::uint32_t point = 0; point <= 0x10FFFF; ++point) {
    const std::uint32_t folded = FoldCodePoint(point);
    if (FoldsAlone(point)) {
      ++alone;
      if (folded != point) FAIL_CHECK("code point " << point);
    } else if (FoldsAlone(folded)) {
      FAIL_CHECK("code point " << point << " is folded to " << folded);
    }
  }
  CHECK(alone > 1000);
  for (const std::uint32_t dash : {0x2013U, 0x2014U, 0x2015U}) CHECK(FoldsAlone(dash));
  CHECK_FALSE(FoldsAlone('-'));     // ASCII is compared in its own way
  CHECK_FALSE(FoldsAlone(0x24D0));  // a letter in a circle has a capital one
  CHECK_FALSE(FoldsAlone(kInvalidByte));
}

TEST_CASE("bytes that are not UTF-8 and wildcard marks are kept", "[unit]") {
  CHECK(Fold("A\xFF\xC3") == "a\xFF\xC3");
  const std::string pattern = std::string("Ä") + kAnyRun + "B" + kAnyOne + "Я";
  CHECK(Fold(pattern) == std::string("ä") + kAnyRun + "b" + kAnyOne + "я");
}

TEST_CASE("folding is done once: folded text folds to itself, and fits its room", "[unit]") {
  for (std::uint32_t point = 0; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(point, text);
    const std::string folded = Fold(text);
    const bool sound = Fold(folded) == folded && folded.size() <= MaxFoldedSize(text.size()) &&
                       (IsAscii(text) == IsAscii(folded));
    if (!sound) FAIL_CHECK("code point " << point);
  }
  CHECK(Fold("ȺȾ").size() == 6);  // two bytes each become three
}

TEST_CASE("every byte folds alike at every place of a text of any length", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (std::size_t size = 1; size < 40; ++size) {
    for (int byte = 0; byte < 0x80; ++byte) {
      const char c = static_cast<char>(byte);
      for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
        std::string text(size, 'Q');
        std::string folded(size, 'q');
        text[at] = c;
        folded[at] = FoldAscii(c);
        INFO(size << " " << at << " " << byte);
        CHECK(Fold(text) == folded);
      }
    }
  }
}

TEST_CASE("signs of several bytes fold among ASCII at every place, and nothing else is touched",
          "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  constexpr char kGuard = '#';
  Wall wall(1024);
  for (std::size_t size = 0; size <= 200; ++size) {
    const std::string capitals = std::string(size, 'Q');
    const std::string small = std::string(size, 'q');
    for (std::size_t at = 0; at <= size; at += at % 64 < 3 || at % 64 > 60 ? 1U : 7U) {
      std::string text = capitals;
      std::string folded = small;
      if (at < size) {  // else it is all ASCII
        text.replace(at, 1, "\u00C4");
        folded.replace(at, 1, "\u00E4");
      }
      std::string out(MaxFoldedSize(text.size()) + 1, kGuard);
      const std::size_t written = FoldTo(wall.Put(text, {}), out.data());
      const bool sound = out.substr(0, written) == folded && out.back() == kGuard;
      CAPTURE(size, at, out, written);
      if (!sound) FAIL("folded otherwise than sign by sign");
    }
  }
}

TEST_CASE("every byte of ASCII folds at every place of several blocks", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (std::size_t shift = 0; shift < 0x80; ++shift) {
    for (const std::size_t size : {63U, 64U, 65U, 127U, 128U, 129U, 200U}) {
      std::string text(size, ' ');
      std::string folded(size, ' ');
      for (std::size_t i = 0; i < size; ++i) {
        text[i] = static_cast<char>((i + shift) % 0x80);
        folded[i] = FoldAscii(text[i]);
      }
      if (Fold(text) != folded) FAIL_CHECK(size << " bytes, from " << shift << " on");
    }
  }
}

}  // namespace
}  // namespace sigmata
