#include "runtime/match/pair_search.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "runtime/match/loose_text.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"

namespace sigmata {
namespace {

using Indexes = std::vector<std::size_t>;

// `next(begin)` says which places are the first from `begin` on.
template <typename Next>
Indexes AllPlaces(std::string_view text, Next&& next) {
  Indexes all;
  for (std::size_t begin = 0; begin < text.size(); begin += kPlacesBlock) {
    Places places = next(begin);
    begin = places.begin;
    while (!places.empty()) all.push_back(places.TakeFirst());
  }
  return all;
}

template <typename IsThere>
Indexes Where(std::string_view text, IsThere&& is_there) {
  Indexes all;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_there(i)) all.push_back(i);
  }
  return all;
}

bool PairStandsAt(std::string_view text, std::size_t i, std::span<const BytePair> pairs) {
  const auto at = [text](std::size_t place) { return place < text.size() ? text[place] : '\0'; };
  return std::any_of(pairs.begin(), pairs.end(), [&](const BytePair& pair) {
    return Loosen(at(i)) == pair.first && Loosen(at(i + pair.distance)) == pair.second;
  });
}

void Check(std::string_view text, std::span<const BytePair> pairs, const Digits& known) {
  INFO(text);
  const auto numbered = [&](std::size_t i) { return text.substr(i).starts_with("\\u"); };
  const auto is_known = [&](std::size_t i) {
    return numbered(i) && text.substr(i + 2).starts_with(std::string_view(known.data(), 4));
  };
  const auto pair = [&](std::size_t i) { return PairStandsAt(text, i, pairs); };
  CHECK(AllPlaces(text, [&](std::size_t begin) { return NextPlaces(text, begin, pairs); }) ==
        Where(text, pair));
  const Indexes all = Where(text, [&](std::size_t i) { return pair(i) || numbered(i); });
  CHECK(AllPlaces(text, [&](std::size_t begin) {
          return NextPlacesOrNumbers(text, begin, pairs, {});
        }) == all);
  // Known ones may be left out.
  const Indexes found = AllPlaces(
      text, [&](std::size_t begin) { return NextPlacesOrNumbers(text, begin, pairs, known); });
  CHECK(std::includes(all.begin(), all.end(), found.begin(), found.end()));
  const Indexes others =
      Where(text, [&](std::size_t i) { return (pair(i) || numbered(i)) && !is_known(i); });
  CHECK(std::includes(found.begin(), found.end(), others.begin(), others.end()));
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
    if (random() % 2 == 0) text.insert(random() % (text.size() + 1), "\\u012a\\u012a\\u021a");
    const std::vector<char> exactly(text.begin(), text.end());
    Check({exactly.data(), exactly.size()}, pairs, {'0', '1', '2', 'a'});
    seen += Where(text, [&](std::size_t i) { return PairStandsAt(text, i, pairs); }).size();
  }
  CHECK(seen > 100'000);
}

TEST_CASE("with wide vectors, escapes by known numbers are passed over", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  const std::string text(300, '-');
  const std::string json = text + R"(\u0027\u0027)" + text + R"(\u0026)" + text;
  const Indexes found = AllPlaces(json, [&](std::size_t begin) {
    return NextPlacesOrNumbers(json, begin, {}, {'0', '0', '2', '7'});
  });
  CHECK(found == (VectorsInUse() == Vectors::kAvx512 ? Indexes{612} : Indexes{300, 306, 612}));
}

}  // namespace
}  // namespace sigmata
