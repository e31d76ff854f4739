#include "runtime/match/common_pairs.h"

#include <random>
#include <string>

#include "runtime/match/loose_text.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

using Texts = std::vector<std::string_view>;

std::vector<CommonPair> PairsOf(const Texts& texts) { return CommonPairsOf(texts); }

// The pair as it stands in a text, with a dot for what is between the two.
std::string Shown(const BytePair& pair) {
  return pair.first + std::string(pair.distance - 1U, '.') + pair.second;
}

TEST_CASE("the pair that most texts have is taken, then one for the rest", "[unit]") {
  const auto pairs = PairsOf({"xqza", "bxq", "wvu", "tsr"});
  REQUIRE(pairs.size() == 3);
  CHECK(Shown(pairs[0].bytes) == "xq");
  REQUIRE(pairs[0].places.size() == 2);
  CHECK(pairs[0].places[0].text == 0);
  CHECK(pairs[0].places[0].offset == 0);
  CHECK(pairs[0].places[1].text == 1);
  CHECK(pairs[0].places[1].offset == 1);
}

TEST_CASE("of pairs that as many texts have, the rarest in events is taken", "[unit]") {
  CHECK(Shown(PairsOf({"the ~e"})[0].bytes) == "h..~");
  CHECK(Shown(PairsOf({"aeqx"})[0].bytes) == "qx");
}

TEST_CASE("letters of both cases are one byte of a pair", "[unit]") {
  const auto pairs = PairsOf({"Q~", "q~"});
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].places.size() == 2);
}

TEST_CASE("texts without a pair, or without few in common, have none", "[unit]") {
  CHECK(PairsOf({}).empty());
  CHECK(PairsOf({"a"}).empty());
  CHECK(PairsOf({"ab", ""}).empty());
  CHECK(PairsOf({"ab", "cd", "ef", "gh"}).size() == kMaxPairs);
  CHECK(PairsOf({"ab", "cd", "ef", "gh", "ij"}).empty());
}

TEST_CASE("each text has its pair where it is said to stand, once", "[unit]") {
  std::mt19937_64 random(20261122);
  std::size_t chosen = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> words(1 + random() % 12);
    for (std::string& word : words) {
      for (std::size_t n = 2 + random() % 9; n > 0; --n) word += "abcABC"[random() % 6];
    }
    const auto pairs = PairsOf(Texts(words.begin(), words.end()));
    std::vector<int> seen(words.size());
    for (const CommonPair& pair : pairs) {
      for (const CommonPair::Place& place : pair.places) {
        ++seen[place.text];
        const std::string& word = words[place.text];
        REQUIRE(place.offset + pair.bytes.distance < word.size());
        CHECK(Loosen(word[place.offset]) == pair.bytes.first);
        CHECK(Loosen(word[place.offset + pair.bytes.distance]) == pair.bytes.second);
      }
    }
    if (pairs.empty()) continue;
    ++chosen;
    CHECK(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
  }
  CHECK(chosen > 200);
}

}  // namespace
}  // namespace sigmata
