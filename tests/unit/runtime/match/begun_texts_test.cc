#include "runtime/match/begun_texts.h"

#include <algorithm>
#include <random>
#include <string>

#include "runtime/match/loose_text.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/support/walled_text.h"

namespace sigmata {
namespace {

struct Place {
  std::size_t at;
  std::uint32_t index;
  auto operator<=>(const Place&) const = default;
};

std::string Word(std::mt19937& random, std::size_t size, std::string_view signs) {
  std::string word(size, ' ');
  for (char& sign : word) sign = signs[random() % signs.size()];
  return word;
}

// Text i has the number i.
class Finder {
 public:
  explicit Finder(const std::vector<std::string>& texts) : texts_(texts), begun_(Numbered(texts)) {}

  // Where it says that a text may begin, it mostly does; and nothing is said twice.
  std::vector<Place> Find(std::string_view value) {
    std::vector<Place> said;
    begun_.Find(value, [&](std::uint32_t index, std::size_t at) {
      said.push_back({at, index});
      return true;
    });
    said_ += said.size();
    std::sort(said.begin(), said.end());
    CHECK(std::adjacent_find(said.begin(), said.end()) == said.end());
    std::erase_if(said, [&](Place p) { return !StandsAt(texts_[p.index], value, p.at); });
    return said;
  }

  void Check(const std::string& value) {
    std::vector<Place> wanted;
    for (std::size_t at = 0; at < value.size(); ++at) {
      for (std::uint32_t i = 0; i < texts_.size(); ++i) {
        if (StandsAt(texts_[i], value, at)) wanted.push_back({at, i});
      }
    }
    there_ += wanted.size();
    for (const std::string_view walled : {wall_.Put(value, {}), wall_.PutFirst(value, {})}) {
      if (Find(walled) == wanted) continue;
      CAPTURE(value, texts_);
      FAIL("other places than one by one");
    }
  }

  // How many were checked, and how many were said of each.
  std::size_t there() const { return there_; }
  std::size_t said() const { return said_ / 2; }

 private:
  static std::vector<BegunTexts::Text> Numbered(const std::vector<std::string>& texts) {
    std::vector<BegunTexts::Text> numbered;
    for (const std::string& text : texts) {
      numbered.push_back({text, static_cast<std::uint32_t>(numbered.size())});
    }
    return numbered;
  }

  const std::vector<std::string>& texts_;
  BegunTexts begun_;
  Wall wall_{std::size_t{1} << 18U};
  std::size_t there_ = 0;
  std::size_t said_ = 0;
};

TEST_CASE("a few dozen are worthwhile where the processor looks at many places", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const bool wide = VectorsInUse() != Vectors::kPlain;
  CHECK(BegunTexts::AreWorthwhile(1) == wide);
  CHECK(BegunTexts::AreWorthwhile(BegunTexts::kMost) == wide);
  CHECK_FALSE(BegunTexts::AreWorthwhile(BegunTexts::kMost + 1));
  CHECK_FALSE(BegunTexts::AreWorthwhile(0));
}

TEST_CASE("each of any number of texts is found wherever it stands", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261122);
  for (std::size_t count = 1; count <= BegunTexts::kMost; ++count) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
      texts.push_back(Word(random, 1 + random() % 14, i % 3 == 0 ? "ab" : "abc\\xyz09.#"));
    }
    Finder finder(texts);
    finder.Check("");
    for (const std::string& text : texts) {
      std::string loose = text;
      if (random() % 2 == 0) {
        for (char& sign : loose) sign = static_cast<char>(sign ^ kLooseBit);
      }
      const std::size_t before = random() % 70;
      finder.Check(loose);
      finder.Check(std::string(before, '_') + loose);
      finder.Check(std::string(before, '_') + loose + std::string(random() % 70, '_'));
      finder.Check(Word(random, before, "abcz") + text + Word(random, random() % 9, "abcz"));
    }
  }
}

TEST_CASE("texts that begin alike, and those with nothing rare in them, are all found", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::vector<std::string> texts;
  for (char sign = 'a'; sign <= 'j'; ++sign) texts.push_back(std::string("x::/") + sign);
  for (std::size_t size = 1; size <= 20; ++size) texts.emplace_back(size, ' ');
  texts.push_back("x::/");
  texts.push_back("x::/");
  REQUIRE(texts.size() <= BegunTexts::kMost);
  Finder finder(texts);
  for (const std::string& text : texts) {
    for (std::size_t before = 0; before < 10; ++before) {
      finder.Check(std::string(before, '_') + text);
      finder.Check(std::string(before, ' ') + text + "X::/Z ");
    }
  }
  for (std::size_t size = 0; size < 140; ++size) finder.Check(std::string(size, ' '));
}

TEST_CASE("the rare signs of a text may stand anywhere in it, also far from its begin", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (const std::size_t size : {8U, 30U, 255U, 256U, 4095U, 4096U, 4100U, 66'000U}) {
    for (const std::size_t rare : {std::size_t{0}, size / 2, size - 4, std::size_t{4091},
                                   std::size_t{4092}, std::size_t{4093}, std::size_t{4096}}) {
      if (rare + 4 > size) continue;
      const std::vector<std::string> texts{std::string(size, 'e').replace(rare, 4, "#{}@"), "/?"};
      Finder finder(texts);
      for (const std::size_t before : {0U, 1U, 63U, 64U}) {
        INFO(size << " signs, rare ones at " << rare << ", after " << before);
        const std::string value = std::string(before, '_') + texts[0];
        CHECK(finder.Find(value) == std::vector<Place>{{before, 0}});
        CHECK(finder.Find(value + "/?") == std::vector<Place>{{before, 0}, {before + size, 1}});
        CHECK(finder.Find(std::string_view(value).substr(0, value.size() - 1)).empty());
        CHECK(finder.Find(std::string_view(value).substr(before + 1)).empty());
      }
    }
  }
}

TEST_CASE("rare signs spare most looks at a text", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const std::vector<std::string> texts{std::string(4092, 'e') + "#{}@" + std::string(100, 'e')};
  Finder finder(texts);
  finder.Check(texts[0] + texts[0]);
  CHECK(finder.there() == 2);
  CHECK(finder.said() == 2);
}

TEST_CASE("of texts that begin alike each is said once, also if there are fewer than buckets",
          "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  for (std::size_t count = 1; count <= 20; ++count) {
    std::vector<std::string> texts;
    while (texts.size() < count) texts.push_back("/x:/" + std::string(texts.size(), 'e'));
    Finder finder(texts);
    for (std::size_t before = 0; before < 4; ++before) {
      finder.Check(std::string(before, '_') + texts.back() + texts.front() + "________");
    }
    CHECK(finder.said() == finder.there());  // their signs tell those apart that differ
  }
}

TEST_CASE("the search ends when it is told so", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const std::vector<BegunTexts::Text> texts{{"abcd", 0}, {"abcd", 1}, {"cdab", 2}};
  const BegunTexts begun(texts);
  const std::string value = "abcdabcd" + std::string(200, '_') + "abcd";
  for (std::size_t most = 1; most <= 7; ++most) {
    std::size_t calls = 0;
    begun.Find(value, [&](std::uint32_t, std::size_t) { return ++calls < most; });
    CHECK(calls == most);
  }
}

}  // namespace
}  // namespace sigmata
