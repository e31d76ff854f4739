#include "runtime/event/json_text.h"

#include "runtime/program/hex4.h"
#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool IsHex(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'f');
}

// Bytes of the escape that `text` begins with, or 0 if it is none of JSON's.
std::size_t EscapeSize(std::string_view text) {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  if (text.size() < 2) return 0;
  if (kNames.find(text[1]) != kNames.npos) return 2;
  if (text[1] != 'u' || text.size() < 6) return 0;
  for (std::size_t i = 2; i < 6; ++i) {
    if (!IsHex(text[i])) return 0;
  }
  return 6;
}

// Bytes of the escape by number that `text` begins with, and what it is written as: half of a
// surrogate pair, which many readers refuse, as the sign that stands for what is none.
struct NumberedEscape {
  std::size_t taken = 6;
  std::string_view written;
};

NumberedEscape WholeSign(std::string_view text) {
  constexpr std::size_t kEscape = 6;
  constexpr std::string_view kNone = "\\ufffd";
  const std::uint32_t unit = ReadHex4(text.substr(2)).value_or(0);
  if (unit < 0xD800 || unit > 0xDFFF) return {kEscape, text.substr(0, kEscape)};
  const std::string_view behind = text.substr(kEscape);
  if (unit > 0xDBFF || !behind.starts_with("\\u")) return {kEscape, kNone};
  const std::uint32_t low = ReadHex4(behind.substr(2)).value_or(0);
  if (low < 0xDC00 || low > 0xDFFF) return {kEscape, kNone};
  return {2 * kEscape, text.substr(0, 2 * kEscape)};
}

void AppendEscape(char c, std::string& json) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
    case '\\':
      json += {'\\', c};
      return;
    case '\n':
      json += "\\n";
      return;
    case '\r':
      json += "\\r";
      return;
    case '\t':
      json += "\\t";
      return;
    default:
      json += "\\u00";
      json += kHex[static_cast<unsigned char>(c) >> 4U];
      json += kHex[static_cast<unsigned char>(c) & 0xFU];
  }
}

// Takes what `text` begins with, which cannot stand in a string as it is (or is not ASCII).
void AppendSpecial(std::string_view& text, char quote, std::string& out) {
  const char c = text[0];
  std::size_t taken = 1;
  if (c == '\\') {
    taken = EscapeSize(text);
    const bool quoted = taken == 0 && text.size() > 1 && text[1] == quote;
    if (quoted) text.remove_prefix(1);  // \' in a string within single quotes
    if (quoted || taken == 0) {
      taken = 1;
      out += quoted ? "" : "\\";
    }
    if (taken > 2) {
      const NumberedEscape sign = WholeSign(text);
      taken = sign.taken;
      out += sign.written;
    } else {
      out += text.substr(0, taken);
    }
  } else if (c == '"' || static_cast<unsigned char>(c) < 0x20) {
    AppendEscape(c, out);
  } else {
    const CodePoint point = DecodeUtf8(text);
    const bool valid = point.value != kInvalidByte;
    taken = valid ? point.size : InvalidUtf8Size(text);
    out += valid ? text.substr(0, taken) : kReplacement;
  }
  text.remove_prefix(taken);
}

bool IsPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

}  // namespace

bool IsJsonNumber(std::string_view token) {
  const auto digits = [&token] {
    std::size_t n = 0;
    while (n < token.size() && token[n] >= '0' && token[n] <= '9') ++n;
    token.remove_prefix(n);
    return n;
  };
  if (token.starts_with('-')) token.remove_prefix(1);
  const bool zero = token.starts_with('0');
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (token.starts_with('.')) {
    token.remove_prefix(1);
    if (digits() == 0) return false;
  }
  if (token.starts_with('e') || token.starts_with('E')) {
    token.remove_prefix(1);
    if (token.starts_with('+') || token.starts_with('-')) token.remove_prefix(1);
    if (digits() == 0) return false;
  }
  return token.empty();
}

bool IsJsonWord(std::string_view token) {
  return token == "true" || token == "false" || token == "null";
}

void AppendJsonChars(std::string_view text, std::string& json) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    json.append(text, plain, i - plain);
    AppendEscape(c, json);
    plain = i + 1;
  }
  json.append(text, plain);
}

void AppendJsonString(std::string_view text, std::string& json) {
  json += '"';
  AppendJsonChars(text, json);
  json += '"';
}

bool AppendJsonText(std::string_view text, char quote, std::size_t limit, std::string& out) {
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && IsPlain(text[plain])) ++plain;
    if (out.size() + plain > limit) return false;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (!text.empty()) AppendSpecial(text, quote, out);
  }
  return out.size() <= limit;
}

}  // namespace sigmata
