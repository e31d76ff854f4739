#include "runtime/match/pair_search.h"

#include <random>
#include <string>
#include <vector>

#include "runtime/match/loose_text.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"

namespace sigmata {
namespace {

std::vector<std::size_t> AllPlaces(std::string_view text, std::span<const BytePair> pairs) {
  std::vector<std::size_t> all;
  for (std::size_t begin = 0; begin < text.size(); begin += kPlacesBlock) {
    Places places = NextPlaces(text, begin, pairs);
    begin = places.begin;
    while (!places.empty()) all.push_back(places.TakeFirst());
  }
  return all;
}

std::vector<std::size_t> Obviously(std::string_view text, std::span<const BytePair> pairs) {
  std::vector<std::size_t> all;
  const auto at = [text](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool is = at(i) == '\\' && at(i + 1) == 'u';
    for (const BytePair& pair : pairs) {
      is = is || (Loosen(at(i)) == pair.first && Loosen(at(i + pair.distance)) == pair.second);
    }
    if (is) all.push_back(i);
  }
  return all;
}

TEST_CASE("pairs and escapes by number are seen at every place, by every walk", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261121);
  std::size_t seen = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::vector<BytePair> pairs(random() % (kMaxPairs + 1));
    for (BytePair& pair : pairs) {
      pair = {Loosen("ab:"[random() % 3]), Loosen("ab:"[random() % 3]),
              static_cast<std::uint8_t>(1 + random() % kMaxPairDistance)};
    }
    const std::size_t signs = 3 + random() % 10;
    std::string text;
    for (std::size_t n = random() % 220; n > 0; --n) text += "\\uaA:bBxyz012"[random() % signs];
    INFO(text);
    const auto expected = Obviously(text, pairs);
    const std::vector<char> exactly(text.begin(), text.end());
    CHECK(AllPlaces({exactly.data(), exactly.size()}, pairs) == expected);
    seen += expected.size();
  }
  CHECK(seen > 100'000);
}

}  // namespace
}  // namespace sigmata
