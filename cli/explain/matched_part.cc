// Folding may change how many bytes a letter has, so places are found in characters.
#include "cli/explain/matched_part.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/program/fold.h"
#include "runtime/program/utf8.h"
#include "runtime/program/wildcards.h"

namespace sigmata::cli {
namespace {

// A byte that is no UTF-8 is a sign of its own, as are the marks of wildcards in patterns.
constexpr std::uint32_t kOddByte = 0x110000;
// Nobody looks for the place in a longer text.
constexpr std::size_t kLongestText = std::size_t{1} << 20U;

struct Signs {
  std::vector<std::uint32_t> values;
  std::vector<std::size_t> begins;  // one more than values: the end
};

Signs SignsOf(std::string_view text, bool fold) {
  Signs signs;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text.substr(at));
    const bool odd = c.value == kInvalidByte;
    signs.values.push_back(odd    ? kOddByte + static_cast<unsigned char>(text[at])
                           : fold ? FoldCodePoint(c.value)
                                  : c.value);
    signs.begins.push_back(at);
    at += c.size;
  }
  signs.begins.push_back(text.size());
  return signs;
}

constexpr std::uint32_t MarkSign(char mark) { return kOddByte + static_cast<unsigned char>(mark); }

bool SignFits(std::uint32_t have, std::uint32_t want) {
  if (want == MarkSign(kAnyOne)) return true;
  if (want == MarkSign(kAnyDash)) return IsDash(have);
  return have == want;
}

using Iterator = std::vector<std::uint32_t>::const_iterator;

// A piece between two runs: its first place in the text at or behind `from`.
std::optional<std::size_t> FindPiece(const Signs& text, std::size_t from, Iterator begin,
                                     Iterator end) {
  const auto first = text.values.begin() + static_cast<std::ptrdiff_t>(from);
  const auto found = std::search(first, text.values.end(), begin, end, SignFits);
  if (found == text.values.end() && begin != end) return std::nullopt;
  return static_cast<std::size_t>(found - text.values.begin());
}

}  // namespace

ByteRange FindPart(std::string_view text, std::string_view part, Anchor anchor, bool fold) {
  const ByteRange whole{0, text.size()};
  if (text.size() > kLongestText) return whole;
  const Signs have = SignsOf(text, fold);
  const Signs want = SignsOf(part, fold);
  const std::size_t size = want.values.size();
  if (anchor == Anchor::kWhole || size > have.values.size()) return whole;
  if (anchor == Anchor::kStart) return {0, have.begins[size]};
  if (anchor == Anchor::kEnd) return {have.begins[have.values.size() - size], text.size()};
  const auto at = FindPiece(have, 0, want.values.begin(), want.values.end());
  return at ? ByteRange{have.begins[*at], have.begins[*at + size]} : whole;
}

ByteRange FindGlob(std::string_view text, std::string_view pattern, bool fold) {
  if (text.size() > kLongestText) return {0, text.size()};
  const bool open_start = pattern.starts_with(kAnyRun);
  const bool open_end = pattern.ends_with(kAnyRun);
  const Signs have = SignsOf(text, fold);
  const Signs want = SignsOf(pattern, fold);
  std::optional<std::size_t> begin;
  std::size_t end = 0;
  for (auto piece = want.values.begin(); piece != want.values.end();) {
    const auto next = std::find(piece, want.values.end(), MarkSign(kAnyRun));
    if (piece != next) {
      const auto at = FindPiece(have, end, piece, next);
      if (!at) return {0, text.size()};
      if (!begin) begin = at;
      end = *at + static_cast<std::size_t>(next - piece);
    }
    piece = next == want.values.end() ? next : next + 1;
  }
  if (!begin) return {0, text.size()};
  return {open_start ? have.begins[*begin] : 0, open_end ? have.begins[end] : text.size()};
}

}  // namespace sigmata::cli
