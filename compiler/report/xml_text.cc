#include "compiler/report/xml_text.h"

#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

std::string_view Escape(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? " " : "";
  }
}

}  // namespace

std::string XmlText(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const CodePoint c = DecodeUtf8(text);
    const std::string_view escape = Escape(text[0]);
    if (c.value == kInvalidByte || c.value == 0xFFFE || c.value == 0xFFFF) {
      out += "\uFFFD";
    } else {
      out += escape.empty() ? text.substr(0, c.size) : escape;
    }
    text.remove_prefix(c.size);
  }
  return out;
}

}  // namespace sigmata
