#include "runtime/match/common_pairs.h"

#include <algorithm>
#include <compare>

#include "runtime/match/loose_text.h"

namespace sigmata {
namespace {

// How far back a byte stands among the bytes of JSON events by frequency, the most frequent first.
std::size_t Rarity(char c) {
  constexpr std::string_view kByFrequency =
      " e\"istorna0l,1cmd2:4u5p38-\\69vy7gfhw._bkxj/{}z()=+[]q;'%|";
  return std::min(kByFrequency.find(c), kByFrequency.size());
}

struct Occurrence {
  char first = 0;
  char second = 0;
  std::uint8_t distance = 0;
  std::uint32_t text = 0;
  std::uint32_t offset = 0;

  bool HasPairOf(const Occurrence& other) const {
    return first == other.first && second == other.second && distance == other.distance;
  }
  std::size_t rarity() const { return Rarity(first) + Rarity(second); }
  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

// Those of a pair stand side by side; of a text's, only the first place of a pair is there.
std::vector<Occurrence> OccurrencesIn(std::span<const std::string_view> texts) {
  std::vector<Occurrence> all;
  for (std::uint32_t t = 0; t < texts.size(); ++t) {
    const std::string_view text = texts[t];
    for (std::uint8_t distance = 1; distance <= kMaxPairDistance; ++distance) {
      for (std::uint32_t i = 0; i + distance < text.size(); ++i) {
        all.push_back({Loosen(text[i]), Loosen(text[i + distance]), distance, t, i});
      }
    }
  }
  std::sort(all.begin(), all.end());
  const auto repeated = [](const Occurrence& a, const Occurrence& b) {
    return a.HasPairOf(b) && a.text == b.text;
  };
  all.erase(std::unique(all.begin(), all.end(), repeated), all.end());
  return all;
}

// The occurrences of the best pair; none if there are no pairs.
std::span<const Occurrence> BestPair(std::span<const Occurrence> all) {
  std::span<const Occurrence> best;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end].HasPairOf(all[i])) ++end;
    const auto pair = all.subspan(i, end - i);
    const bool better =
        pair.size() > best.size() ||
        (pair.size() == best.size() && pair.front().rarity() > best.front().rarity());
    if (better) best = pair;
    i = end;
  }
  return best;
}

}  // namespace

std::vector<CommonPair> CommonPairsOf(std::span<const std::string_view> texts) {
  std::vector<CommonPair> pairs;
  std::vector<Occurrence> all = OccurrencesIn(texts);
  std::vector<bool> has_pair(texts.size());
  std::size_t left = texts.size();
  while (left > 0) {
    const std::span<const Occurrence> best = BestPair(all);
    if (best.empty() || pairs.size() == kMaxPairs) return {};
    CommonPair& pair = pairs.emplace_back();
    pair.bytes = {best.front().first, best.front().second, best.front().distance};
    for (const Occurrence& one : best) {
      pair.places.push_back({one.text, one.offset});
      has_pair[one.text] = true;
    }
    left -= best.size();
    std::erase_if(all, [&has_pair](const Occurrence& one) { return has_pair[one.text]; });
  }
  return pairs;
}

}  // namespace sigmata
