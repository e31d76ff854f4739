#include "compiler/report/json_text.h"

#include <fmt/core.h>

#include "runtime/program/utf8.h"

namespace sigmata {

std::string JsonText(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const CodePoint c = DecodeUtf8(text);
    if (c.value == '"' || c.value == '\\') {
      out += '\\';
      out += text[0];
    } else if (c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0)) {
      out += fmt::format("\\u{:04x}", c.value);
    } else if (c.value == kInvalidByte) {
      out += "\uFFFD";
    } else {
      out += text.substr(0, c.size);
    }
    text.remove_prefix(c.size);
  }
  return out + "\"";
}

}  // namespace sigmata
