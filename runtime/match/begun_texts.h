// A few dozen texts, known by four of their signs: where in a value each of them may stand.
#ifndef SIGMATA_RUNTIME_MATCH_BEGUN_TEXTS_H_
#define SIGMATA_RUNTIME_MATCH_BEGUN_TEXTS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/match/fingerprints.h"
#include "runtime/match/text_anchor.h"

namespace sigmata {

class BegunTexts {
 public:
  // With more, too many places fit a bucket by chance.
  static constexpr std::size_t kMost = 32;

  // Where the processor cannot look at many places at a time, grams are the better way.
  static bool AreWorthwhile(std::size_t count);

  struct Text {
    std::string_view text;  // not empty
    std::uint32_t index = 0;
  };
  explicit BegunTexts(const std::vector<Text>& texts);

  // Calls `use(index, at)` for each text that may begin at `at`, until that is false.
  template <typename Use>
  void Find(std::string_view value, Use&& use) const {
    for (std::size_t begin = 0; begin < value.size(); begin += kPlacesBlock) {
      Places places = fingerprints_.NextPlaces(value, begin);
      begin = places.begin;
      while (!places.empty()) {
        const std::size_t at = places.TakeFirst();
        unsigned buckets = fingerprints_.BucketsAt(value, at);
        for (; buckets != 0; buckets &= buckets - 1) {
          const auto bucket = static_cast<std::size_t>(std::countr_zero(buckets));
          for (std::size_t i = starts_[bucket]; i < starts_[bucket + 1]; ++i) {
            const TextAnchor& text = anchors_[i];
            if (text.MayStandAt(at, value) && !use(text.index(), at - text.offset())) return;
          }
        }
      }
    }
  }

 private:
  Fingerprints fingerprints_;
  std::vector<TextAnchor> anchors_;  // by bucket
  std::array<std::uint8_t, Fingerprints::kBuckets + 1> starts_{};
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_BEGUN_TEXTS_H_
