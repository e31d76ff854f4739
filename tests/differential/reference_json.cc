#include "tests/differential/reference_json.h"

#include <algorithm>
#include <cctype>

#include "tests/differential/reference_text.h"

namespace sigmata {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr char32_t kReplacement = 0xFFFD;

bool IsHex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

// The four hex digits at `at`.
std::optional<char32_t> UnitAt(std::string_view raw, std::size_t at) {
  if (at + 4 > raw.size()) return std::nullopt;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!IsHex(raw[i])) return std::nullopt;
  }
  return static_cast<char32_t>(std::stoul(std::string(raw.substr(at, 4)), nullptr, 16));
}

bool IsHigh(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool IsLow(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// The escape `\uXXXX` at `at`, or the two that make one character; `at` moves behind it.
std::optional<char32_t> TakeUnicodeEscape(std::string_view raw, std::size_t& at) {
  const auto first = UnitAt(raw, at + 2);
  if (!first) return std::nullopt;
  at += 6;
  if (IsLow(*first)) return kReplacement;
  if (!IsHigh(*first)) return *first;
  const auto second = raw.substr(at, 2) == "\\u" ? UnitAt(raw, at + 2) : std::nullopt;
  if (!second || !IsLow(*second)) return kReplacement;
  at += 6;
  return 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00);
}

class TreeReader {
 public:
  explicit TreeReader(std::string_view text) : text_(text) {}

  std::optional<JsonTree> Read() {
    auto tree = Value();
    SkipSpace();
    if (at_ != text_.size()) return std::nullopt;
    return tree;
  }

 private:
  using Kind = JsonTree::Kind;

  void SkipSpace() { at_ = std::min(text_.find_first_not_of(kSpace, at_), text_.size()); }

  bool Take(char sign) {
    SkipSpace();
    if (at_ >= text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }

  char Ahead() {
    SkipSpace();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  std::optional<JsonTree> Value() {
    switch (Ahead()) {
      case '{':
        return Object();
      case '[':
        return Array();
      case '"':
        return String();
      default:
        return Word();
    }
  }

  std::optional<JsonTree> Object() {
    JsonTree tree;
    tree.kind = Kind::kObject;
    Take('{');
    if (Take('}')) return tree;
    do {
      if (Ahead() != '"') return std::nullopt;
      auto key = String();
      if (!key || !Take(':')) return std::nullopt;
      auto value = Value();
      if (!value) return std::nullopt;
      tree.members.push_back({key->text, key->raw, *std::move(value)});
    } while (Take(','));
    if (!Take('}')) return std::nullopt;
    return tree;
  }

  std::optional<JsonTree> Array() {
    JsonTree tree;
    tree.kind = Kind::kArray;
    Take('[');
    if (Take(']')) return tree;
    do {
      auto value = Value();
      if (!value) return std::nullopt;
      tree.items.push_back(*std::move(value));
    } while (Take(','));
    if (!Take(']')) return std::nullopt;
    return tree;
  }

  std::optional<JsonTree> String() {
    const std::size_t begin = at_++;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    if (at_ >= text_.size()) return std::nullopt;
    ++at_;
    JsonTree tree;
    tree.kind = Kind::kString;
    tree.raw = std::string(text_.substr(begin, at_ - begin));
    tree.text = DecodeJsonString(std::string_view(tree.raw).substr(1, tree.raw.size() - 2));
    return tree;
  }

  // A number, true, false or null.
  std::optional<JsonTree> Word() {
    const std::size_t end = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
    JsonTree tree;
    tree.raw = tree.text = std::string(text_.substr(at_, end - at_));
    at_ = end;
    if (tree.raw == "null") return tree;
    tree.kind = tree.raw == "true" || tree.raw == "false" ? Kind::kBool : Kind::kNumber;
    const bool number =
        !tree.raw.empty() &&
        (tree.raw[0] == '-' || std::isdigit(static_cast<unsigned char>(tree.raw[0])) != 0);
    if (tree.kind == Kind::kNumber && !number) return std::nullopt;
    return tree;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<JsonTree> ReadJsonTree(std::string_view text) { return TreeReader(text).Read(); }

std::string WriteJsonTree(const JsonTree& tree) {
  if (tree.is_scalar()) return tree.raw;
  std::string out;
  for (const JsonTree& item : tree.items) out += (out.empty() ? "" : ",") + WriteJsonTree(item);
  for (const JsonMember& member : tree.members) {
    out += (out.empty() ? "" : ",") + member.raw_key + ":" + WriteJsonTree(member.value);
  }
  return tree.kind == JsonTree::Kind::kArray ? "[" + out + "]" : "{" + out + "}";
}

std::string DecodeJsonString(std::string_view raw) {
  constexpr std::string_view kNames = "bfnrt\"\\/";
  constexpr std::string_view kMeanings = "\b\f\n\r\t\"\\/";
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const bool escape = raw[at] == '\\' && at + 1 < raw.size();
    if (escape && kNames.find(raw[at + 1]) != kNames.npos) {
      out += kMeanings[kNames.find(raw[at + 1])];
      at += 2;
      continue;
    }
    const auto point = escape && raw[at + 1] == 'u' ? TakeUnicodeEscape(raw, at) : std::nullopt;
    if (point) {
      AppendCodePoint(*point, out);
    } else {
      out += raw[at++];
    }
  }
  return out;
}

}  // namespace sigmata
