#include "cli/test_generate/tests_writer.h"

#include <fmt/core.h>

#include <algorithm>

#include "compiler/report/json_text.h"
#include "runtime/event/json_text.h"
#include "runtime/program/printable.h"
#include "runtime/program/utf8.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

bool IsJsonNumberValue(const FieldValue& value) {
  return value.kind == Kind::kNumber && IsJsonNumber(value.text);
}

// A control or invisible character, which single quotes would hide or YAML would fold.
bool NeedsEscapes(const std::string& text) {
  for (std::string_view rest = text; !rest.empty();) {
    const CodePoint c = DecodeUtf8(rest);
    const bool invisible = (c.value >= 0x7F && c.value < 0xA1) || c.value == 0xAD ||
                           (c.value >= 0x200B && c.value <= 0x200F) ||
                           (c.value >= 0x2028 && c.value <= 0x202E) || c.value == 0xFEFF ||
                           (c.value >= 0xD800 && c.value < 0xF900);
    if (c.value < 0x20 || invisible) return true;
    rest.remove_prefix(c.size);
  }
  return false;
}

std::string DoubleQuoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const CodePoint c = DecodeUtf8(text);
    if (c.value == '"' || c.value == '\\') {
      out += '\\';
      out += text[0];
    } else if (c.value == kInvalidByte) {
      out += "\uFFFD";
    } else if (c.value >= 0x20 && c.value < 0x7F) {
      out += text[0];
    } else if (c.value <= 0xFFFF) {
      out += fmt::format("\\u{:04X}", c.value);
    } else {
      out += text.substr(0, c.size);
    }
    text.remove_prefix(c.size);
  }
  return out + "\"";
}

bool IsPlainWord(const std::string& text) {
  constexpr std::string_view kWord =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/, ";
  constexpr std::string_view kSpecial[] = {"y",   "n",    "yes",   "no",  "on",
                                           "off", "true", "false", "null"};
  std::string folded;
  for (const char c : text) folded += static_cast<char>(c | 0x20);
  const bool letter = !folded.empty() && folded[0] >= 'a' && folded[0] <= 'z';
  return letter && text.back() != ' ' && text.find_first_not_of(kWord) == text.npos &&
         std::find(std::begin(kSpecial), std::end(kSpecial), folded) == std::end(kSpecial);
}

std::string YamlValue(const FieldValue& value) {
  if (value.kind == Kind::kNull) return "null";
  return IsJsonNumberValue(value) ? value.text : YamlText(value.text);
}

}  // namespace

std::string JsonOf(const MadeEvent& event) {
  std::string json = "{";
  for (const auto& [field, value] : event) {
    if (json.size() > 1) json += ',';
    json += JsonText(field) + ":";
    json += value.kind == Kind::kNull  ? "null"
            : IsJsonNumberValue(value) ? value.text
                                       : JsonText(value.text);
  }
  return json + "}";
}

std::string YamlText(const std::string& text) {
  if (IsPlainWord(text)) return text;
  const bool quotes = text.find('\'') != text.npos && text.find_first_of("\"\\") == text.npos;
  if (quotes || NeedsEscapes(text)) return DoubleQuoted(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

std::string YamlOf(const GeneratedTests& generated, const std::string& rule) {
  std::string out;
  for (const GeneratedTest& test : generated.tests) {
    out += fmt::format("    - name: {}\n", YamlText(test.name));
    if (!rule.empty()) out += fmt::format("      rule: {}\n", YamlText(rule));
    out += fmt::format("      match: {}\n      event:{}\n", test.match,
                       test.event.empty() ? " {}" : "");
    for (const auto& [field, value] : test.event) {
      out += fmt::format("          {}: {}\n", YamlText(field), YamlValue(value));
    }
  }
  for (const std::string& what : generated.not_made) {
    out += fmt::format("    # not generated: {}\n", Printable(what));
  }
  return out;
}

}  // namespace sigmata::cli
