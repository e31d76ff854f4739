#include "compiler/bind/placeholders.h"

#include "compiler/parse/sigma_string.h"

namespace sigmata {
namespace {

struct Piece {
  std::string text;
  bool placeholder = false;
};

std::vector<Piece> Split(std::string_view text) {
  std::vector<Piece> pieces(1);
  while (!text.empty()) {
    if (text.starts_with("\\%")) {
      pieces.back().text += '%';
      text.remove_prefix(2);
      continue;
    }
    const std::size_t close = text.front() == '%' ? text.find('%', 1) : text.npos;
    if (close != text.npos && close > 1) {
      pieces.push_back({std::string(text.substr(1, close - 1)), true});
      pieces.emplace_back();
      text.remove_prefix(close + 1);
    } else {
      pieces.back().text += text.front();
      text.remove_prefix(1);
    }
  }
  return pieces;
}

}  // namespace

Expansion ExpandPlaceholders(std::string_view text, const Placeholders& placeholders,
                             bool wildcards) {
  Expansion expansion;
  expansion.variants.emplace_back();
  for (const Piece& piece : Split(text)) {
    if (!piece.placeholder) {
      for (std::string& variant : expansion.variants) variant += piece.text;
      continue;
    }
    const auto values = placeholders.find(piece.text);
    if (values == placeholders.end() || values->second.empty()) {
      expansion.unresolved = piece.text;
      return expansion;
    }
    std::vector<std::string> longer;
    expansion.too_many = expansion.variants.size() * values->second.size() > kMaxExpansions;
    if (expansion.too_many) return expansion;
    for (const std::string& variant : expansion.variants) {
      for (const std::string& value : values->second) {
        longer.push_back(variant + (wildcards ? ReadSigmaString(value) : value));
      }
    }
    expansion.variants = std::move(longer);
  }
  return expansion;
}

}  // namespace sigmata
