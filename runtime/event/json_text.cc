#include "runtime/event/json_text.h"

namespace sigmata {
namespace {

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

}  // namespace

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

}  // namespace sigmata
