#include "cli/explain/text_grams.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "runtime/program/fold.h"
#include "runtime/program/utf8.h"
#include "runtime/program/wildcards.h"

namespace sigmata::cli {
namespace {

constexpr unsigned kHashBits = 20;  // 128 KiB: room for about a million different runs

std::size_t PlaceOfFour(std::string_view text, std::size_t at) {
  constexpr std::uint32_t kMix = 0x9E3779B1;  // multiplicative hashing: the high bits are the best
  std::uint32_t four = 0;
  std::memcpy(&four, text.data() + at, sizeof four);
  return (four * kMix) >> (32 - kHashBits);
}

std::size_t PlaceOfByte(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

std::size_t PlaceOfPair(std::string_view text, std::size_t at) {
  return PlaceOfByte(text, at) << 8U | PlaceOfByte(text, at + 1);
}

template <typename Use>
void ForEachRun(std::string_view text, std::size_t size, Use&& use) {
  for (std::size_t at = 0; at + size <= text.size(); ++at) use(at);
}

}  // namespace

std::vector<std::string> NeededTexts(const Pattern& pattern) {
  const bool whole =
      pattern.kind == PatternKind::kEquals || pattern.kind == PatternKind::kStartsWith ||
      pattern.kind == PatternKind::kEndsWith || pattern.kind == PatternKind::kContains;
  if (!whole && pattern.kind != PatternKind::kGlob) return {};
  // What is compared as it stands is looked for in folded texts here: there, only ASCII is sure to
  // be what it is by itself.
  if (pattern.cased && !IsAscii(pattern.text)) return {};
  const std::string folded = Fold(pattern.text);
  if (whole) return {folded};
  std::vector<std::string> needed;
  for (std::string_view rest = folded; !rest.empty();) {
    const auto mark = std::find_if(rest.begin(), rest.end(), IsWildcard);
    const auto size = static_cast<std::size_t>(mark - rest.begin());
    if (size > 0) needed.emplace_back(rest.substr(0, size));
    rest.remove_prefix(std::min(size + 1, rest.size()));
  }
  return needed;
}

TextGrams::TextGrams() : fours_(std::size_t{1} << kHashBits) {}

void TextGrams::Add(std::string_view folded) {
  ForEachRun(folded, 4, [&](std::size_t at) { fours_[PlaceOfFour(folded, at)] = true; });
  ForEachRun(folded, 2, [&](std::size_t at) { pairs_.set(PlaceOfPair(folded, at)); });
  ForEachRun(folded, 1, [&](std::size_t at) { bytes_.set(PlaceOfByte(folded, at)); });
}

bool TextGrams::MayHold(const std::vector<std::string>& needed) const {
  return std::all_of(needed.begin(), needed.end(),
                     [this](const std::string& text) { return MayHold(text); });
}

bool TextGrams::MayHold(std::string_view needed) const {
  bool may = true;
  ForEachRun(needed, 4, [&](std::size_t at) { may = may && fours_[PlaceOfFour(needed, at)]; });
  ForEachRun(needed, 2, [&](std::size_t at) { may = may && pairs_[PlaceOfPair(needed, at)]; });
  ForEachRun(needed, 1, [&](std::size_t at) { may = may && bytes_[PlaceOfByte(needed, at)]; });
  return may;
}

}  // namespace sigmata::cli
