// The search of one literal: many places at a time, and what is left at the end; many places that
// seem to have it. Texts end where memory does.
#include <algorithm>
#include <random>
#include <string>

#include "runtime/match/string_match.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/support/walled_text.h"

namespace sigmata {
namespace {

constexpr std::size_t kLongest = 1200;

class Searcher {
 public:
  explicit Searcher(std::string literal) : literal_(std::move(literal)) {}

  const std::string& literal() const { return literal_; }

  void Check(const std::string& text) { Check(text, text.find(literal_) != text.npos); }

  void Check(const std::string& text, bool wanted) {
    const bool both = ContainsText(wall_.Put(text, {}), literal_) == wanted &&
                      ContainsText(wall_.PutFirst(text, {}), literal_) == wanted;
    if (both) return;
    CAPTURE(text, literal_, wanted, text.size(), text.find(literal_));
    FAIL("another answer than the obvious search");
  }

  // The text with the literal written over it.
  std::string With(std::string text, std::size_t at) const {
    return text.replace(at, literal_.size(), literal_);
  }

 private:
  std::string literal_;
  Wall wall_{std::size_t{1} << 14U};
};

TEST_CASE("a literal is found at the places near each block's ends", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (const char* const literal : {"z", "zq", "needle", "aaaaaaz", "zaaaaaaaaaaaaaaaaaaaq"}) {
    Searcher searcher(literal);
    const std::size_t size = searcher.literal().size();
    for (std::size_t length = 0; length <= kLongest; ++length) {
      const std::string text(length, 'a');
      searcher.Check(text, false);
      if (length < size) continue;
      const std::size_t last = length - size;
      searcher.Check(searcher.With(text, last), true);
      searcher.Check(searcher.With(text, 0), true);
      const bool near_border = last % 64 <= 1 || last % 64 == 63;
      if (!near_border) continue;
      for (std::size_t block = 0; block <= last; block += 64) {
        for (const std::size_t at : {block, block + 1, block + 63}) {
          if (at <= last) searcher.Check(searcher.With(text, at), true);
        }
      }
    }
  }
}

TEST_CASE("a literal is found at every place of a long text", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Searcher searcher("needle#x");
  const std::string text(kLongest, 'e');
  for (std::size_t at = 0; at + searcher.literal().size() <= text.size(); ++at) {
    searcher.Check(searcher.With(text, at), true);
    std::string cut = searcher.With(text, at);
    cut[at + at % searcher.literal().size()] = '_';
    searcher.Check(cut, false);
  }
}

TEST_CASE("only the whole literal counts, however many places have its two rarest bytes",
          "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Searcher searcher("qaez");
  // The rarest bytes stand everywhere, far apart, or each without the other.
  for (const char* const miss : {"qaaz", "q__z", "qqzz", "qaaz______________", "q_z", "zq"}) {
    for (const std::size_t period : {4U, 5U, 20U, 63U, 64U, 65U, 256U, 257U}) {
      std::string text;
      while (text.size() < kLongest) {
        text += miss;
        text.resize(std::max(text.size(), text.size() / period * period + period), '_');
      }
      for (std::size_t size = kLongest - 70; size <= kLongest; ++size) {
        searcher.Check(text.substr(0, size));
        searcher.Check(searcher.With(text.substr(0, size), size - searcher.literal().size()));
      }
      for (std::size_t at = 0; at + 4 <= kLongest; at += 13) {
        searcher.Check(searcher.With(text.substr(0, kLongest), at), true);
      }
    }
  }
}

TEST_CASE("a literal is found before, at and behind the place where looking one by one is given up",
          "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (const std::size_t half : {2U, 10U, 40U, 150U}) {
    Searcher searcher(std::string(half, 'z') + "e" + std::string(half, 'z'));
    for (const std::size_t length : {500U, 1200U}) {
      for (const std::size_t dense_from : {0U, 100U, 300U}) {
        std::string text(dense_from, '_');
        text.resize(length, 'z');
        searcher.Check(text, false);
        for (std::size_t at = 0; at + searcher.literal().size() <= length; at += 3) {
          searcher.Check(searcher.With(text, at), true);
        }
      }
    }
  }
}

TEST_CASE("texts and literals by chance are searched as is obvious", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261122);
  const auto word = [&random](std::size_t size, std::string_view signs) {
    std::string text(size, ' ');
    for (char& sign : text) sign = signs[random() % signs.size()];
    return text;
  };
  constexpr std::string_view kTwo = "ab";
  constexpr std::string_view kMore("azq\x80\xFF\0_.", 8);
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string_view signs = round % 2 == 0 ? kTwo : kMore;
    Searcher searcher(word(1 + random() % 9, signs));
    const std::string text = word(random() % 700, signs);
    if (text.find(searcher.literal()) != text.npos) ++found;
    searcher.Check(text);
  }
  CHECK(found > 1000);
  CHECK(found < 2500);
}

}  // namespace
}  // namespace sigmata
