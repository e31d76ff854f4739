// A literal part may stand at several places. It is looked for from the front, each part as early
// as it can stand, and from the back, each as late; where both agree there is no other way. No
// combination is tried, so nothing grows with their number.
#include "runtime/event/message_template.h"

#include <algorithm>
#include <charconv>

#include "runtime/event/json_text.h"

namespace sigmata {
namespace {

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

// Between two literal parts that meet there is one blank for both.
bool ShareBlank(std::string_view before, std::string_view behind) {
  return before.ends_with(' ') && behind.starts_with(' ');
}

// 0x10 -> 16; empty if `text` is no such number.
std::string_view DecimalOfHex(std::string_view text, std::span<char> room) {
  if (!text.starts_with("0x") && !text.starts_with("0X")) return {};
  text.remove_prefix(2);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return {};
  const auto written = std::to_chars(room.data(), room.data() + room.size(), number);
  return {room.data(), static_cast<std::size_t>(written.ptr - room.data())};
}

}  // namespace

bool MessageReader::SetMessage(const Value& message) {
  values_.clear();
  if (message.kind != ValueKind::kString || message.raw.size() > kMaxMessageBytes) return false;
  text_.clear();
  AppendText(message, text_);
  Fold(Trim(text_));
  return !message_.empty();
}

bool MessageReader::Unquote() {
  if (message_.size() < 2 || message_.front() != '"' || message_.back() != '"') return false;
  Fold(Trim(message_.substr(1, message_.size() - 2)));
  return !message_.empty();
}

void MessageReader::Fold(std::string_view text) {
  message_ = text;
  folded_ = " ";
  origins_.clear();
  const auto base = static_cast<std::uint32_t>(text.data() - text_.data());
  origins_.push_back(base);
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const bool space = IsSpace(text[i]);
    if (space && folded_.back() == ' ') continue;
    folded_ += space ? ' ' : text[i];
    origins_.push_back(base + i);
  }
  folded_ += ' ';
  origins_.resize(folded_.size() + 1, base + static_cast<std::uint32_t>(text.size()));
}

bool MessageReader::Fits(Range range) {
  values_.clear();
  written_.clear();
  const auto pieces = image_.message_pieces.subspan(range.first, range.count);
  if (!FindPlaces(pieces)) return false;
  CollectValues(pieces);
  DropContradictions(pieces);
  // Values are views of written_, which must not grow under them: at most 6 bytes for one, and a
  // decimal number beside a hexadecimal one.
  written_.reserve(6 * text_.size() + 24 * pieces.size());
  for (const Found& found : found_) {
    if (found.kept) AddValue(pieces[found.piece], found.text);
  }
  return true;
}

bool MessageReader::FindPlaces(std::span<const PieceRecord> pieces) {
  places_.clear();
  const std::string_view text = folded_;
  const std::size_t last = pieces.size() - 1;
  const std::string_view ending = image_.Text(pieces[last].literal);
  if (!text.ends_with(ending)) return false;
  std::string_view before;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= last; ++i) {
    const std::string_view literal = image_.Text(pieces[i].literal);
    if (i > 0 && ShareBlank(before, literal)) --from;
    const std::size_t at = i == 0      ? (text.starts_with(literal) ? 0 : text.npos)
                           : i == last ? text.size() - literal.size()
                                       : text.find(literal, from);
    if (at == text.npos || at < from) return false;
    places_.push_back({at, at, literal.size()});
    from = at + literal.size();
    before = literal;
  }
  for (std::size_t i = last; i-- > 1;) {
    const std::string_view literal = image_.Text(pieces[i].literal);
    const bool shares = ShareBlank(literal, image_.Text(pieces[i + 1].literal));
    const std::size_t end = places_[i + 1].last + (shares ? 1 : 0);
    places_[i].last = text.rfind(literal, end - literal.size());
  }
  return true;
}

// The text between two parts that each have one place.
void MessageReader::CollectValues(std::span<const PieceRecord> pieces) {
  found_.clear();
  for (std::uint32_t i = 0; i + 1 < pieces.size(); ++i) {
    const Place& before = places_[i];
    const Place& behind = places_[i + 1];
    const bool certain = before.first == before.last && behind.first == behind.last;
    if (!certain) continue;
    const std::size_t begin = before.first + before.size;
    const std::size_t end = std::max(begin, behind.first);
    const std::string_view text = std::string_view(text_).substr(
        origins_[begin], begin == end ? 0 : origins_[end] - origins_[begin]);
    found_.push_back({i, text, true});
  }
}

// A parameter that stands twice in the template has one value.
void MessageReader::DropContradictions(std::span<const PieceRecord> pieces) {
  for (Found& one : found_) {
    for (Found& other : found_) {
      if (&one == &other || pieces[one.piece].parameter != pieces[other.piece].parameter) continue;
      one.kept = one.text == other.text && (&one < &other || !other.kept);
      if (!one.kept) break;
    }
  }
}

void MessageReader::AddValue(const PieceRecord& piece, std::string_view text) {
  AddText(piece.parameter, text);
  for (std::uint32_t i = 0; i < piece.words.count; ++i) {
    const AliasRecord& word = image_.message_words[piece.words.first + i];
    if (image_.Text(word.alias) != text) continue;
    values_.push_back({piece.parameter, {image_.Text(word.name), ValueKind::kString, false}});
  }
  char room[24];
  const std::string_view decimal = piece.numeric != 0 ? DecimalOfHex(text, room) : "";
  if (!decimal.empty()) AddText(piece.parameter, decimal);
}

void MessageReader::AddText(std::uint32_t position, std::string_view text) {
  const std::size_t begin = written_.size();
  AppendJsonChars(text, written_);
  const std::string_view raw = std::string_view(written_).substr(begin);
  values_.push_back({position, {raw, ValueKind::kString, raw.size() != text.size()}});
}

}  // namespace sigmata
