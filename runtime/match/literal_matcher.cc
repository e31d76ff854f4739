#include "runtime/match/literal_matcher.h"

#include <algorithm>
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

constexpr std::size_t kLongStep = 4;
constexpr std::size_t kLong = kGramSize + kLongStep - 1;

}  // namespace

LiteralMatcher::LiteralMatcher(std::vector<std::string_view> literals)
    : literals_(std::move(literals)) {
  const bool empty = std::any_of(literals_.begin(), literals_.end(),
                                 [](std::string_view literal) { return literal.empty(); });
  if (BegunTexts::AreWorthwhile(literals_.size()) && !empty) {
    std::vector<BegunTexts::Text> texts;
    for (const std::string_view literal : literals_) {
      texts.push_back({literal, static_cast<std::uint32_t>(texts.size())});
    }
    begun_ = std::make_unique<const BegunTexts>(texts);
    return;
  }
  for (const std::string_view literal : literals_) {
    if (literal.size() < kGramSize) tiny_.push_back(literal);
  }
  long_ = MakeIndex(true);
  short_ = MakeIndex(false);
}

LiteralMatcher::Index LiteralMatcher::MakeIndex(bool long_ones) const {
  std::unordered_map<std::uint32_t, std::uint32_t> frequency;
  for (const std::string_view literal : literals_) {
    for (std::size_t i = 0; i + kGramSize <= literal.size(); ++i) ++frequency[GramAt(literal, i)];
  }
  const std::size_t width = long_ones ? kLongStep : 1;
  std::vector<Index::Row> rows;
  for (std::uint32_t index = 0; index < literals_.size(); ++index) {
    const std::string_view literal = literals_[index];
    if (literal.size() < kGramSize || (literal.size() >= kLong) != long_ones) continue;
    std::size_t best = 0;
    auto least = static_cast<std::size_t>(-1);
    for (std::size_t i = 0; i + kGramSize + width - 1 <= literal.size(); ++i) {
      std::size_t sum = 0;
      for (std::size_t g = 0; g < width; ++g) sum += frequency[GramAt(literal, i + g)];
      if (sum < least) least = sum, best = i;
    }
    for (std::size_t g = 0; g < width; ++g) {
      rows.push_back({GramAt(literal, best + g), {index, static_cast<std::uint32_t>(best + g)}});
    }
  }
  return Index(std::move(rows));
}

bool LiteralMatcher::Walk(const std::vector<std::string_view>& literals, const Index& index,
                          std::size_t step, std::string_view text) noexcept {
  if (index.empty()) return false;
  const Index::Filter filter(index);
  for (std::size_t i = 0; i + kGramSize <= text.size(); i += step) {
    const std::uint32_t gram = GramAt(text, i);
    if (!filter.MayHave(gram)) continue;
    for (const Place& place : index.Find(gram)) {
      if (i < place.offset) continue;
      if (text.substr(i - place.offset).starts_with(literals[place.literal])) return true;
    }
  }
  return false;
}

bool LiteralMatcher::FindsIn(std::string_view text) const noexcept {
  if (begun_ != nullptr) {
    bool finds = false;
    begun_->Find(text, [&](std::uint32_t index, std::size_t at) {
      finds = text.substr(at).starts_with(literals_[index]);
      return !finds;
    });
    return finds;
  }
  for (const std::string_view literal : tiny_) {
    if (ContainsText(text, literal)) return true;
  }
  return Walk(literals_, long_, kLongStep, text) || Walk(literals_, short_, 1, text);
}

const LiteralMatcher* LiteralMatchers::Get(std::uint32_t set) const noexcept {
  const Range range = image_.sets[set].literals;
  if (range.count < LiteralMatcher::kFewLiterals) return nullptr;
  try {
    return &slots_[set].Get([&] {
      std::vector<std::string_view> literals;
      for (std::uint32_t i = 0; i < range.count; ++i)
        literals.push_back(image_.Literal(range.first + i));
      return std::make_unique<const LiteralMatcher>(std::move(literals));
    });
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

}  // namespace sigmata
