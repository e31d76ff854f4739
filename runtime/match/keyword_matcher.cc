#include "runtime/match/keyword_matcher.h"

#include "runtime/match/common_pairs.h"
#include "runtime/match/loose_text.h"

namespace sigmata {
namespace {

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

void KeywordMatcher::ChoosePairs(const ProgramImage& image, std::span<const PivotRecord> pivots) {
  std::vector<std::string_view> texts;
  for (const PivotRecord& pivot : pivots) texts.push_back(image.Text(pivot.text));
  for (const CommonPair& common : CommonPairsOf(texts)) {
    Pair& pair = pairs_.emplace_back();
    pair.bytes = common.bytes;
    for (const CommonPair::Place& place : common.places) {
      pair.members.push_back({texts[place.text], place.offset, pivots[place.text].entry});
    }
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
