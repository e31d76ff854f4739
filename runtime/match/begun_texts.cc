#include "runtime/match/begun_texts.h"

#include <algorithm>
#include <string>

#include "runtime/match/loose_text.h"
#include "runtime/program/vectors.h"

namespace sigmata {
namespace {

// The place of the signs that are the least frequent in events' values, roughly.
std::size_t RarestBegin(std::string_view text) {
  constexpr std::string_view kByFrequency = " e\\stnariolc0dm2u.1p-34w5h\"$fgvy8k69:7bx/=";
  constexpr std::size_t kFar = 4096;  // signs are rare enough before that
  std::size_t best = 0;
  std::size_t most = 0;
  text = text.substr(0, kFar);
  for (std::size_t i = 0; i + Fingerprints::kSize <= text.size(); ++i) {
    std::size_t rarity = 0;
    for (const char sign : text.substr(i, Fingerprints::kSize)) {
      rarity += std::min(kByFrequency.find(sign), kByFrequency.size());
    }
    if (rarity > most) most = rarity, best = i;
  }
  return best;
}

}  // namespace

bool BegunTexts::AreWorthwhile(std::size_t count) {
  return count > 0 && count <= kMost && VectorsInUse() != Vectors::kPlain;
}

// Texts that begin alike share a bucket, so that the buckets hold few different signs.
BegunTexts::BegunTexts(const std::vector<Text>& texts) {
  std::vector<std::pair<std::string, TextAnchor>> begun;
  for (const Text& text : texts) {
    const std::size_t offset = RarestBegin(text.text);
    std::string begin(text.text.substr(offset, Fingerprints::kSize));
    for (char& sign : begin) sign = Loosen(sign);
    begun.emplace_back(std::move(begin), TextAnchor(text.text, text.index, offset));
  }
  std::sort(begun.begin(), begun.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < begun.size(); ++i) {
    const std::size_t bucket = i * Fingerprints::kBuckets / begun.size();
    fingerprints_.Add(bucket, begun[i].first);
    anchors_.push_back(begun[i].second);
    starts_[bucket + 1] = static_cast<std::uint8_t>(i + 1);
  }
  // A bucket may have none, if there are fewer texts than buckets.
  for (std::size_t b = 1; b < starts_.size(); ++b)
    starts_[b] = std::max(starts_[b - 1], starts_[b]);
}

}  // namespace sigmata
