// The text of JSON strings. Damaged escapes do not make a value unreadable: what cannot be decoded
// stays as written, and a lone surrogate becomes U+FFFD.
#include "sigmata/value.h"

#include <cstring>

#include "runtime/event/json_text.h"
#include "runtime/event/simple_escapes.h"
#include "runtime/program/hex4.h"
#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

// `text` is behind `\u`. Returns how many of its bytes were taken (0: not an escape).
std::size_t DecodeUnicode(std::string_view text, char*& out) {
  const auto unit = ReadHex4(text);
  if (!unit) return 0;
  std::uint32_t point = *unit;
  std::size_t taken = 4;
  if (point >= 0xD800 && point <= 0xDBFF) {
    const bool follows = text.size() >= 10 && text[4] == '\\' && text[5] == 'u';
    const auto low = follows ? ReadHex4(text.substr(6)) : std::nullopt;
    if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
      point = 0x10000 + ((point - 0xD800) << 10U) + (*low - 0xDC00);
      taken = 10;
    } else {
      point = kReplacement;
    }
  } else if (point >= 0xDC00 && point <= 0xDFFF) {
    point = kReplacement;
  }
  out += EncodeUtf8(point, out);
  return taken;
}

std::size_t DecodeString(std::string_view raw, char* out) {
  char* const begin = out;
  while (!raw.empty()) {
    const DecodedRun run = DecodeSimpleEscapes(raw, out);
    out += run.written;
    raw.remove_prefix(run.read);
    if (raw.empty()) break;
    const bool numbered = raw.size() >= 2 && raw[1] == 'u';
    const std::size_t taken = numbered ? DecodeUnicode(raw.substr(2), out) : 0;
    if (taken == 0) *out++ = raw.front();  // the backslash of what is no escape
    raw.remove_prefix(taken == 0 ? 1 : 2 + taken);
  }
  return static_cast<std::size_t>(out - begin);
}

}  // namespace

std::size_t DecodeText(const Value& value, char* out) noexcept {
  if (value.escaped) return DecodeString(value.raw, out);
  if (!value.raw.empty()) std::memcpy(out, value.raw.data(), value.raw.size());
  return value.raw.size();
}

void AppendText(const Value& value, std::string& out) {
  const std::size_t size = out.size();
  out.resize(size + value.raw.size());
  out.resize(size + DecodeText(value, out.data() + size));
}

void AppendJson(const Value& value, std::string& out) {
  switch (value.kind) {
    case ValueKind::kString:
      out += '"';
      if (value.escaped) {
        AppendJsonText(value.raw, '"', std::string::npos, out);
      } else {
        AppendJsonChars(value.raw, out);  // made, not read: it may hold what needs an escape
      }
      out += '"';
      break;
    case ValueKind::kNumber:
    case ValueKind::kBool:
      out += value.raw;
      break;
    case ValueKind::kNull:
      out += "null";
      break;
    case ValueKind::kEmptyArray:
      out += "[]";
      break;
    case ValueKind::kObject:
      out += "{}";
      break;
  }
}

}  // namespace sigmata
