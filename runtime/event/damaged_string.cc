#include "runtime/event/damaged_string.h"

#include <algorithm>

namespace sigmata {
namespace {

constexpr std::size_t kAhead = 256;      // bytes looked at behind a place
constexpr std::size_t kLongestKey = 64;  // of a key whose quotes are damaged
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kStructure = ",{}[]:\"'";

std::string_view Ahead(std::string_view json, std::size_t at) {
  return json.substr(std::min(at, json.size()), kAhead);
}

bool IsBlank(char c) { return (c >= '\t' && c <= '\r') || c == ' ' || c == '\0'; }
bool IsCloser(char c) { return c == '}' || c == ']'; }
bool IsQuote(char c) { return c == '"' || c == '\''; }
bool IsWordSign(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

void SkipBlank(std::string_view& text) { text.remove_prefix(BlankSize(text)); }

void SkipBlankAnd(std::string_view& text, std::string_view signs) {
  SkipBlank(text);
  while (!text.empty() && signs.find(text[0]) != signs.npos) {
    text.remove_prefix(1);
    SkipBlank(text);
  }
}

// Where a key without sound quotes ends, or the size of `text` where there is none.
std::size_t FindStructure(std::string_view text) {
  const std::size_t found = text.substr(0, kLongestKey + 1).find_first_of(kStructure);
  return std::min(found, text.size());
}

bool StartsComment(std::string_view text) {
  return text.starts_with("/*") || text.starts_with("//");
}

// Behind a comma: whether the next member can begin there, quoted or not, its quotes sound or not.
bool MemberBegins(std::string_view rest) {
  SkipBlankAnd(rest, ",");
  if (rest.empty() || IsQuote(rest[0]) || IsCloser(rest[0])) return true;
  if (rest[0] == '{' || rest[0] == '[') return true;
  if (StartsComment(rest)) return true;
  const std::size_t size = FindStructure(rest);
  if (size == rest.size()) return false;
  const std::string_view word = rest.substr(0, size);
  rest.remove_prefix(size);
  if (rest[0] == ':') return std::none_of(word.begin(), word.end(), IsBlank);
  if (rest[0] == ',') return ContinuesObject(rest);
  if (!IsQuote(rest[0])) return false;
  if (size <= kLongestStray && StartsMember(rest)) return true;
  rest.remove_prefix(1);
  SkipBlank(rest);
  return rest.starts_with(':');
}

// Behind a quote that nothing sound follows: whether one bad character stands in place of, or
// before, what would be sound.
bool DamageFollows(std::string_view rest, bool element) {
  std::string_view behind = rest.substr(1);
  while (!behind.empty() && (behind[0] & 0xC0) == 0x80) behind.remove_prefix(1);
  SkipBlank(behind);
  if (behind.empty()) return true;
  if (behind[0] == ',') return element || MemberBegins(behind.substr(1));
  if (IsCloser(behind[0])) return StructureFollows(behind);
  const std::size_t stray = rest.find_first_of(kStructure, 1);
  return stray <= kLongestStray && StartsMember(rest.substr(stray));
}

bool EndsKey(std::string_view rest) {
  SkipBlank(rest);
  return rest.empty() || !IsWordSign(rest[0]) || !KeyGoesOn(rest);
}

// Behind an escaped quote: whether it should have ended its string, as in "C:\", which many writers
// produce. In sound JSON no member can begin there with a letter or digit.
bool BackslashIsText(std::string_view rest) {
  SkipBlank(rest);
  const bool closes = !rest.empty() && IsCloser(rest[0]);
  SkipBlankAnd(rest, "}]");
  if (rest.empty()) return closes;
  if (rest[0] != ',') return false;
  rest.remove_prefix(1);
  SkipBlank(rest);
  return rest.size() > 1 && rest[0] == '"' && IsWordSign(rest[1]) && StartsMember(rest);
}

// The end of `text` without brackets that close nothing in it: these belong to the event.
std::size_t WithoutForeignClosers(std::string_view text) {
  const auto opened =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '{' || c == '['; });
  auto extra = std::count_if(text.begin(), text.end(), IsCloser) - opened;
  std::size_t end = text.size();
  for (std::size_t i = text.size(); i > 0 && extra > 0; --i) {
    if (IsCloser(text[i - 1])) {
      --extra;
      end = i - 1;
    } else if (!IsBlank(text[i - 1])) {
      break;
    }
  }
  while (end > 0 && end < text.size() && IsBlank(text[end - 1])) --end;
  return end;
}

// The quote at `at` does not end the value that began at `begin`. If it opens the next key, or the
// first of another event, the value's own quote is missing: where the value ends, or npos.
std::size_t MissedEnd(std::string_view json, std::size_t begin, std::size_t at, StringPlace place,
                      std::string_view first_key) {
  std::string_view text = json.substr(begin, at - begin);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  if (text.empty()) return text.npos;
  const std::string_view rest = json.substr(at + 1);
  if (text.back() == '{') {
    const bool again = !first_key.empty() && rest.starts_with(first_key) &&
                       rest.substr(first_key.size()).starts_with(json[at]);
    return again ? begin + text.size() - 1 : text.npos;
  }
  if (text.back() != ',') return text.npos;
  if (place != StringPlace::kElement && !StartsMember(Ahead(json, at))) return text.npos;
  text.remove_suffix(1);
  return begin + WithoutForeignClosers(text);
}

// A key that ran into its value for want of a quote ends at its colon.
StringEnd CutKey(std::string_view json, std::size_t begin, std::size_t end, std::size_t next,
                 bool closed) {
  const std::size_t colon = json.substr(begin, end - begin).find(':');
  if (colon != json.npos) return {begin + colon, begin + colon, true};
  return {end, next, closed};
}

}  // namespace

std::size_t BlankSize(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (IsBlank(text[at])) {
      ++at;
    } else if (text.substr(at, kByteOrderMark.size()) == kByteOrderMark) {
      at += kByteOrderMark.size();
    } else {
      break;
    }
  }
  return at;
}

bool StartsMember(std::string_view text) {
  if (text.empty() || !IsQuote(text[0])) return false;
  const char quote = text[0];
  text = text.substr(0, kAhead);
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      std::string_view rest = text.substr(i + 1);
      SkipBlank(rest);
      return rest.starts_with(':');
    }
  }
  return false;
}

bool KeyGoesOn(std::string_view rest) {
  rest = rest.substr(0, kAhead);
  const std::size_t size = FindStructure(rest);
  if (size == rest.size() || !IsQuote(rest[size])) return false;
  rest.remove_prefix(size + 1);
  SkipBlank(rest);
  return rest.starts_with(':');
}

bool StructureFollows(std::string_view rest) {
  rest = rest.substr(0, kAhead);
  SkipBlankAnd(rest, "}]");
  if (rest.empty() || rest[0] == '{') return true;
  if (IsQuote(rest[0])) return StartsMember(rest);
  if (rest[0] == ',') {
    SkipBlankAnd(rest, ",");
    constexpr std::string_view kBeginsValue = "\"'{[-0123456789tfn}]";
    return rest.empty() || kBeginsValue.find(rest[0]) != kBeginsValue.npos || MemberBegins(rest);
  }
  rest.remove_prefix(1);
  SkipBlank(rest);
  return rest.empty() || rest[0] == ',' || IsCloser(rest[0]);
}

bool ContinuesObject(std::string_view text) {
  text = text.substr(0, kAhead);
  SkipBlankAnd(text, ",");
  return StartsMember(text);
}

bool GoesOn(std::string_view text) {
  text = text.substr(0, kAhead);
  if (ContinuesObject(text) || KeyGoesOn(text)) return true;
  SkipBlank(text);
  text.remove_prefix(FindStructure(text));
  return text.starts_with(',') && ContinuesObject(text);
}

bool EndsString(std::string_view rest, StringPlace place) {
  rest = rest.substr(0, kAhead);
  if (place == StringPlace::kKey) return EndsKey(rest);
  const bool element = place == StringPlace::kElement;
  SkipBlank(rest);
  if (rest.empty() || StartsComment(rest)) return true;
  if (rest[0] == ',') return element || MemberBegins(rest.substr(1));
  if (IsCloser(rest[0])) return StructureFollows(rest);
  if (IsQuote(rest[0]) && (element || StartsMember(rest))) return true;
  if (rest[0] == '"') return false;
  if (rest[0] == '{' && MemberBegins(rest.substr(1))) return true;
  return DamageFollows(rest, element);
}

StringEnd FindStringEnd(std::string_view json, std::size_t begin, char quote, StringPlace place,
                        std::string_view first_key) {
  bool first = true;
  for (std::size_t i = begin; i < json.size(); ++i) {
    if (json[i] == '\\') {
      const bool quoted = i + 1 < json.size() && json[i + 1] == quote;
      if (quoted && place != StringPlace::kKey && BackslashIsText(Ahead(json, i + 2)))
        return {i + 1, i + 2, true};
      ++i;
      continue;
    }
    if (json[i] != quote) continue;
    std::string_view rest = Ahead(json, i + 1);
    const bool ends = EndsString(rest, place);
    SkipBlank(rest);
    const bool colon = rest.starts_with(':');
    if (place == StringPlace::kKey) {
      if (colon) return {i, i + 1, true};
      // a quote too many before signs that are no key, and before the quote of the next key
      const bool signs = json.substr(begin, i - begin).find_first_not_of(" ,}]") == json.npos;
      if (signs && StartsMember(Ahead(json, i))) return {begin, begin, true};
      const StringEnd end = CutKey(json, begin, i, i + 1, true);
      if (ends || end.text != i) return end;
    } else if (ends ||
               (first && colon)) {  // a key where a value was expected: a bracket is missing
      return {i, i + 1, true};
    } else if (const std::size_t cut = MissedEnd(json, begin, i, place, first_key);
               cut != json.npos) {
      return {cut, cut, true};
    }
    first = false;
  }
  if (quote == '\'') return {json.size(), json.size(), false};
  if (place == StringPlace::kKey) return CutKey(json, begin, json.size(), json.size(), false);
  const std::size_t end = begin + WithoutForeignClosers(json.substr(begin));
  return {end, end, false};
}

}  // namespace sigmata
