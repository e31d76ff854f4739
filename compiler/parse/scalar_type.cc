#include <algorithm>

#include "compiler/parse/yaml_document.h"

namespace sigmata {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t DigitsAt(std::string_view text, std::size_t at) {
  std::size_t n = 0;
  while (at + n < text.size() && IsDigit(text[at + n])) ++n;
  return n;
}

// `[-+]?(0|[1-9][0-9]*)`, then nothing, or a fraction.
ScalarType NumberType(std::string_view text) {
  std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  const std::size_t whole = DigitsAt(text, at);
  if (whole == 0 || (whole > 1 && text[at] == '0')) return ScalarType::kText;
  at += whole;
  if (at == text.size()) return ScalarType::kInteger;
  if (text[at] != '.') return ScalarType::kText;
  const std::size_t fraction = DigitsAt(text, at + 1);
  return fraction > 0 && at + 1 + fraction == text.size() ? ScalarType::kFloat : ScalarType::kText;
}

template <std::size_t N>
bool IsOneOf(std::string_view text, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

}  // namespace

ScalarType TypeOf(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kNull) return ScalarType::kNull;
  if (node.style != ScalarStyle::kPlain) return ScalarType::kText;
  static constexpr std::string_view kNulls[] = {"", "~", "null", "Null", "NULL"};
  static constexpr std::string_view kBools[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
  if (IsOneOf(node.text, kNulls)) return ScalarType::kNull;
  if (IsOneOf(node.text, kBools)) return ScalarType::kBool;
  return NumberType(node.text);
}

}  // namespace sigmata
