#include "runtime/match/keyword_matcher.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "runtime/match/loose_text.h"

namespace sigmata {
namespace {

// How far back a byte stands among the bytes of JSON events by frequency, the most frequent first.
std::size_t Rarity(char c) {
  constexpr std::string_view kByFrequency =
      " e\"istorna0l,1cmd2:4u5p38-\\69vy7gfhw._bkxj/{}z()=+[]q;'%|";
  return std::min(kByFrequency.find(c), kByFrequency.size());
}

// Whether \u stands at `at`, and its backslash is not itself escaped.
bool IsNumbered(std::string_view json, std::size_t at) {
  if (json[at] != '\\' || at + 1 >= json.size() || json[at + 1] != 'u') return false;
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
  for (const Pair& pair : pairs_) bytes_.push_back(pair.bytes);
  for (const PivotRecord& pivot : pivots) {
    const std::string_view text = image.Text(pivot.text);
    any_sign_ = any_sign_ || text.empty() || pivot.kind == PivotKind::kNotAscii;
    for (const char sign : text) NumberedSigns::Add(sign, signs_);
  }
}

// All pairs of a text, each once, without members.
std::vector<KeywordMatcher::Pair> KeywordMatcher::PairsOf(std::string_view text) {
  std::vector<Pair> pairs;
  for (std::size_t distance = 1; distance <= kMaxPairDistance; ++distance) {
    for (std::size_t i = 0; i + distance < text.size(); ++i) {
      pairs.push_back(
          {{Loosen(text[i]), Loosen(text[i + distance]), static_cast<std::uint8_t>(distance)},
           {{text, static_cast<std::uint32_t>(i), 0}}});
    }
  }
  return pairs;
}

// The pair that most of the pivots have, and if several, the rarest; then the same for the rest.
void KeywordMatcher::ChoosePairs(const ProgramImage& image, std::span<const PivotRecord> pivots) {
  using Key = std::tuple<char, char, std::uint8_t>;
  std::vector<PivotRecord> rest(pivots.begin(), pivots.end());
  while (!rest.empty()) {
    std::map<Key, Pair> all;
    for (const PivotRecord& pivot : rest) {
      std::map<Key, Member> of_pivot;  // once a pair
      for (const Pair& pair : PairsOf(image.Text(pivot.text))) {
        Member member = pair.members.front();
        member.entry = pivot.entry;
        of_pivot.try_emplace({pair.bytes.first, pair.bytes.second, pair.bytes.distance}, member);
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
    const auto& [first, second, distance] = best->first;
    best->second.bytes = {first, second, distance};
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

bool KeywordMatcher::MayHide(const NumberedSigns& numbered) const noexcept {
  return numbered.any() && (any_sign_ || numbered.MayHide(signs_));
}

void KeywordMatcher::LookAt(std::string_view json, std::size_t at,
                            CandidateSet& found) const noexcept {
  for (const Pair& pair : pairs_) {
    if (Loosen(json[at]) != pair.bytes.first) continue;
    for (const Member& member : pair.members) {
      if (at >= member.offset && StandsAt(member.text, json, at - member.offset)) {
        found.Add(member.entry);
      }
    }
  }
}

bool KeywordMatcher::FindInJson(std::string_view json, std::optional<NumberedSigns>& numbered,
                                CandidateSet& found) const noexcept {
  if (numbered && MayHide(*numbered)) return false;
  const bool ask = !numbered;
  if (ask) numbered.emplace();
  const bool walk = ask || !pairs_.empty();
  for (std::size_t begin = 0; walk && begin < json.size(); begin += kPlacesBlock) {
    Places places = ask ? NextPlacesOrNumbers(json, begin, bytes_, numbered->last())
                        : NextPlaces(json, begin, bytes_);
    while (!places.empty()) {
      const std::size_t at = places.TakeFirst();
      if (at >= json.size()) break;
      if (ask && IsNumbered(json, at)) {
        numbered->Note(json.substr(at + 2));
      } else {
        LookAt(json, at, found);
      }
    }
    begin = places.begin;
  }
  if (pairs_.empty()) values_.FindIn(json, found);
  return !MayHide(*numbered);
}

}  // namespace sigmata
