// A place of a text by which it is found in values, such as where a run of its signs stands. There
// are many of them, and few of the texts are in the cache; so it has some of the text's signs,
// which mostly tell that the text does not stand there without a look at it.
#ifndef SIGMATA_RUNTIME_MATCH_TEXT_ANCHOR_H_
#define SIGMATA_RUNTIME_MATCH_TEXT_ANCHOR_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "runtime/match/loose_text.h"

namespace sigmata {

class TextAnchor {
 public:
  // `text` is not empty. `index` says which text it is, `offset` is the place within it.
  TextAnchor(std::string_view text, std::uint32_t index, std::size_t offset)
      : index_(index), offset_(static_cast<std::uint16_t>(offset)) {
    const std::size_t count = std::min(text.size(), sizeof signs_);
    const std::size_t begin = std::min(offset < 2 ? 0 : offset - 2, text.size() - count);
    std::memcpy(&signs_, text.data() + begin, count);
    lead_ = static_cast<std::uint8_t>(offset - begin);
    count_ = static_cast<std::uint8_t>(count);
  }

  std::uint32_t index() const noexcept { return index_; }
  std::size_t offset() const noexcept { return offset_; }

  // Whether the text may stand in the value so that the place is at `at`. False: it does not.
  bool MayStandAt(std::size_t at, std::string_view value) const noexcept {
    constexpr std::uint64_t kTight = ~(0x0101010101010101U * std::uint64_t{kLooseBit});
    if (at < offset_) return false;
    if (value.size() - (at - lead_) < sizeof signs_) return true;
    std::uint64_t have = 0;
    std::memcpy(&have, value.data() + (at - lead_), sizeof have);
    const std::uint64_t differ = (have ^ signs_) & kTight;
    const unsigned behind = 64U - 8U * count_;
    return (std::endian::native == std::endian::little ? differ << behind : differ >> behind) == 0;
  }

 private:
  std::uint64_t signs_ = 0;  // `count_` of them, from `lead_` before the place on
  std::uint32_t index_ = 0;
  std::uint16_t offset_ = 0;
  std::uint8_t lead_ = 0;
  std::uint8_t count_ = 0;  // from one to eight
};
static_assert(sizeof(TextAnchor) == 16);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_TEXT_ANCHOR_H_
