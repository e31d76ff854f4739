#include "runtime/program/printable.h"

#include <algorithm>

#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode UAX 9): with
// them a line reads otherwise than it is.
bool TurnsDirection(std::uint32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

void AppendPrintable(CodePoint c, std::string_view bytes, std::string& out) {
  constexpr std::uint32_t kSymbols = 0x2400;
  constexpr std::uint32_t kDelete = 0x7F;
  constexpr std::uint32_t kSymbolOfDelete = 0x2421;
  if (c.value == '\t') {
    out += ' ';
  } else if (c.value < 0x20) {
    AppendUtf8(kSymbols + c.value, out);
  } else if (c.value == kDelete) {
    AppendUtf8(kSymbolOfDelete, out);
  } else if ((c.value > kDelete && c.value < 0xA0) || c.value == kInvalidByte ||
             c.value == 0x2028 || c.value == 0x2029 || TurnsDirection(c.value)) {
    out += kReplacement;
  } else {
    out += bytes;
  }
}

bool IsPlain(char c) { return c >= 0x20 && c < 0x7F; }

std::string Shown(std::string_view text, bool keep_line_breaks) {
  if (std::all_of(text.begin(), text.end(), IsPlain)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const CodePoint c = DecodeUtf8(text);
    if (keep_line_breaks && c.value == '\n') {
      out += '\n';
    } else {
      AppendPrintable(c, text.substr(0, c.size), out);
    }
    text.remove_prefix(c.size);
  }
  return out;
}

}  // namespace

std::string Printable(std::string_view text) { return Shown(text, false); }

std::string PrintableLines(std::string_view text) { return Shown(text, true); }

}  // namespace sigmata
