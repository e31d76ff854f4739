#include "runtime/match/keyword_matcher.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <tuple>

#include "runtime/match/loose_text.h"
#include "runtime/program/bytes16.h"

namespace sigmata {
namespace {

constexpr std::size_t kMaxDistance = 3;

// How far back a byte stands among the bytes of JSON events by frequency, the most frequent first.
std::size_t Rarity(char c) {
  constexpr std::string_view kByFrequency =
      " e\"istorna0l,1cmd2:4u5p38-\\69vy7gfhw._bkxj/{}z()=+[]q;'%|";
  return std::min(kByFrequency.find(c), kByFrequency.size());
}

// A backslash that is not itself escaped.
bool IsEscape(std::string_view json, std::size_t at) {
  std::size_t before = 0;
  while (before < at && json[at - 1 - before] == '\\') ++before;
  return before % 2 == 0;
}

}  // namespace

KeywordMatcher::KeywordMatcher(const ProgramImage& image, std::span<const PivotRecord> pivots)
    : values_(image, pivots) {
  // Where a pair stands, all its pivots are compared: with very many, grams are the better way.
  constexpr std::size_t kMostForPairs = 256;
  if (pivots.size() <= kMostForPairs) ChoosePairs(image, pivots);
}

// All pairs of a text, each once, without members.
std::vector<KeywordMatcher::Pair> KeywordMatcher::PairsOf(std::string_view text) {
  std::vector<Pair> pairs;
  for (std::size_t distance = 1; distance <= kMaxDistance; ++distance) {
    for (std::size_t i = 0; i + distance < text.size(); ++i) {
      pairs.push_back({Loosen(text[i]),
                       Loosen(text[i + distance]),
                       distance,
                       {{text, static_cast<std::uint32_t>(i), 0}}});
    }
  }
  return pairs;
}

// The pair that most of the pivots have, and if several, the rarest; then the same for the rest.
void KeywordMatcher::ChoosePairs(const ProgramImage& image, std::span<const PivotRecord> pivots) {
  using Key = std::tuple<char, char, std::size_t>;
  std::vector<PivotRecord> rest(pivots.begin(), pivots.end());
  while (!rest.empty()) {
    std::map<Key, Pair> all;
    for (const PivotRecord& pivot : rest) {
      std::map<Key, Member> of_pivot;  // once a pair
      for (const Pair& pair : PairsOf(image.Text(pivot.text))) {
        Member member = pair.members.front();
        member.entry = pivot.entry;
        of_pivot.try_emplace({pair.first, pair.second, pair.distance}, member);
      }
      for (const auto& [key, member] : of_pivot) all[key].members.push_back(member);
    }
    const auto value = [](const auto& row) {
      const auto& [first, second, distance] = row.first;
      return std::pair(row.second.members.size(), Rarity(first) + Rarity(second));
    };
    const auto best = std::max_element(
        all.begin(), all.end(), [&](const auto& a, const auto& b) { return value(a) < value(b); });
    const bool given_up = best == all.end() || pairs_.size() == kMaxPairs;
    if (given_up) return pairs_.clear();
    std::tie(best->second.first, best->second.second, best->second.distance) = best->first;
    std::erase_if(rest, [&](const PivotRecord& pivot) {
      const std::string_view text = image.Text(pivot.text);
      return std::any_of(best->second.members.begin(), best->second.members.end(),
                         [&](const Member& m) {
                           return m.text.data() == text.data() && m.text.size() == text.size();
                         });
    });
    pairs_.push_back(std::move(best->second));
  }
}

// False: an escape by number.
bool KeywordMatcher::LookAt(std::string_view json, std::size_t at,
                            CandidateSet& found) const noexcept {
  if (json.substr(at).starts_with("\\u") && IsEscape(json, at)) return false;
  for (const Pair& pair : pairs_) {
    if (Loosen(json[at]) != pair.first) continue;
    for (const Member& member : pair.members) {
      if (at >= member.offset && StandsAt(member.text, json, at - member.offset)) {
        found.Add(member.entry);
      }
    }
  }
  return true;
}

// The pairs, filled into vectors once a walk.
template <std::size_t kPairs>
class KeywordMatcher::PairVectors {
 public:
  explicit PairVectors(const std::vector<Pair>& pairs) {
    for (std::size_t i = 0; i < kPairs; ++i) {
      rows_[i] = {Fill16(pairs[i].first), Fill16(pairs[i].second), pairs[i].distance};
    }
  }

  // High bits where a pair or \u begins in these sixteen bytes; reads kMaxDistance bytes more.
  Bytes16 PlacesIn(const char* block) const {
    const Bytes16 bytes = Load16(block);
    const Bytes16 loose = bytes | loose_bit_;
    Bytes16 places = EqualMask16(bytes, backslash_) & EqualMask16(Load16(block + 1), u_);
    for (std::size_t i = 0; i < kPairs; ++i) {
      const Bytes16 second = Load16(block + rows_[i].distance) | loose_bit_;
      places |= EqualMask16(loose, rows_[i].first) & EqualMask16(second, rows_[i].second);
    }
    return places;
  }

 private:
  struct Row {
    Bytes16 first, second;
    std::size_t distance;
  };
  const Bytes16 loose_bit_ = Fill16(kLooseBit);
  const Bytes16 backslash_ = Fill16('\\');
  const Bytes16 u_ = Fill16('u');
  std::array<Row, kPairs> rows_;
};

template <std::size_t kPairs>
bool KeywordMatcher::Walk(std::string_view json, CandidateSet& found) const noexcept {
  const PairVectors<kPairs> pairs(pairs_);
  const auto look = [&](std::uint32_t places, std::size_t begin) {
    for (; places != 0; places &= places - 1) {
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(places));
      if (at < json.size() && !LookAt(json, at, found)) return false;
    }
    return true;
  };
  constexpr std::size_t kStep = 2 * kBytes16;
  std::size_t i = 0;
  for (; i + kStep + kMaxDistance <= json.size(); i += kStep) {
    const Bytes16 a = pairs.PlacesIn(json.data() + i);
    const Bytes16 b = pairs.PlacesIn(json.data() + i + kBytes16);
    if (HighBits(a | b) == 0) continue;
    if (!look(HighBits(a), i) || !look(HighBits(b), i + kBytes16)) return false;
  }
  // The last bytes, with room behind them.
  for (; i < json.size(); i += kBytes16) {
    std::array<char, kBytes16 + kMaxDistance> block{};
    const std::string_view rest = json.substr(i, block.size());
    std::memcpy(block.data(), rest.data(), rest.size());
    if (!look(HighBits(pairs.PlacesIn(block.data())), i)) return false;
  }
  return true;
}

bool KeywordMatcher::FindInJson(std::string_view json, CandidateSet& found) const noexcept {
  switch (pairs_.size()) {
    case 1:
      return Walk<1>(json, found);
    case 2:
      return Walk<2>(json, found);
    case 3:
      return Walk<3>(json, found);
    case 4:
      return Walk<4>(json, found);
    default:
      break;
  }
  if (!Walk<0>(json, found)) return false;
  values_.FindIn(json, found);
  return true;
}

}  // namespace sigmata
