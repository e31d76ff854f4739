#include "runtime/match/literal_matcher.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <unordered_map>

#include "runtime/match/string_match.h"

namespace sigmata {
namespace {

constexpr std::size_t kGramSize = 4;

std::uint32_t GramAt(std::string_view text, std::size_t at) {
  std::uint32_t gram = 0;
  std::memcpy(&gram, text.data() + at, kGramSize);
  return gram;
}

std::uint32_t HashOf(std::uint32_t gram) { return gram * 0x9E3779B1U; }

}  // namespace

LiteralMatcher::LiteralMatcher(std::vector<std::string_view> literals)
    : literals_(std::move(literals)) {
  std::unordered_map<std::uint32_t, std::uint32_t> frequency;
  for (const std::string_view literal : literals_) {
    for (std::size_t i = 0; i + kGramSize <= literal.size(); ++i) ++frequency[GramAt(literal, i)];
  }
  for (std::uint32_t index = 0; index < literals_.size(); ++index) {
    const std::string_view literal = literals_[index];
    if (literal.size() < kGramSize) {
      short_.push_back(literal);
      continue;
    }
    std::size_t rarest = 0;
    for (std::size_t i = 1; i + kGramSize <= literal.size(); ++i) {
      if (frequency[GramAt(literal, i)] < frequency[GramAt(literal, rarest)]) rarest = i;
    }
    grams_.push_back({GramAt(literal, rarest), static_cast<std::uint32_t>(rarest), index});
  }
  std::sort(grams_.begin(), grams_.end(),
            [](const Gram& a, const Gram& b) { return a.bytes < b.bytes; });
  // Sixteen bits a literal let few runs through that are none of theirs.
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(grams_.size() * 16, 64));
  shift_ = 32U - static_cast<unsigned>(std::countr_zero(bits));
  bitmap_.resize(bits / 64);
  for (const Gram& gram : grams_) {
    const std::uint32_t bit = HashOf(gram.bytes) >> shift_;
    bitmap_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

bool LiteralMatcher::FindsIn(std::string_view text) const noexcept {
  for (const std::string_view literal : short_) {
    if (ContainsText(text, literal)) return true;
  }
  if (grams_.empty()) return false;
  for (std::size_t i = 0; i + kGramSize <= text.size(); ++i) {
    const std::uint32_t bytes = GramAt(text, i);
    const std::uint32_t bit = HashOf(bytes) >> shift_;
    const bool known = ((bitmap_[bit / 64] >> (bit % 64)) & 1U) != 0;
    if (known && Verify(text, i, bytes)) return true;
  }
  return false;
}

bool LiteralMatcher::Verify(std::string_view text, std::size_t at,
                            std::uint32_t bytes) const noexcept {
  auto it =
      std::lower_bound(grams_.begin(), grams_.end(), bytes,
                       [](const Gram& gram, std::uint32_t wanted) { return gram.bytes < wanted; });
  for (; it != grams_.end() && it->bytes == bytes; ++it) {
    if (at >= it->offset && text.substr(at - it->offset).starts_with(literals_[it->literal]))
      return true;
  }
  return false;
}

const LiteralMatcher* LiteralMatchers::Get(std::uint32_t set) const noexcept {
  const Range range = image_.sets[set].literals;
  if (range.count < LiteralMatcher::kFewLiterals) return nullptr;
  Slot& slot = slots_[set];
  try {
    std::call_once(slot.made, [&] {
      std::vector<std::string_view> literals;
      for (std::uint32_t i = 0; i < range.count; ++i)
        literals.push_back(image_.Literal(range.first + i));
      slot.matcher = std::make_unique<const LiteralMatcher>(std::move(literals));
    });
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
  return slot.matcher.get();
}

}  // namespace sigmata
