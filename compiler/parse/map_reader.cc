#include "compiler/parse/map_reader.h"

#include <fmt/core.h>

#include <charconv>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {

MapReader::MapReader(const YamlNode& node, std::vector<Diagnostic>& diagnostics)
    : node_(node), diagnostics_(diagnostics), taken_(node.entries.size(), false) {
  if (!node.is_map()) Report(node.span, "a map is expected here");
}

MapReader::~MapReader() {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    const YamlNode& key = node_.entries[i].key;
    if (!taken_[i]) Report(key.span, fmt::format("the key `{}` is not known here", key.text));
  }
}

const YamlNode* MapReader::Take(std::string_view key) {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (node_.entries[i].key.text != key) continue;
    taken_[i] = true;
    return &node_.entries[i].value;
  }
  return nullptr;
}

void MapReader::Text(std::string_view key, std::string& out) {
  if (const YamlNode* const value = Take(key)) out = TextOf(*value);
}

void MapReader::Required(std::string_view key, std::string& out) {
  Text(key, out);
  if (out.empty()) Report(node_.span, fmt::format("the key `{}` is missing", key));
}

void MapReader::TextList(std::string_view key, Texts& out) {
  if (const YamlNode* const value = Take(key)) out = TextsOf(*value);
}

void MapReader::Number(std::string_view key, std::uint32_t& out) {
  const YamlNode* const value = Take(key);
  if (value == nullptr) return;
  const std::string& text = value->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size()) {
    Report(value->span, "a whole number is expected here");
  }
}

void MapReader::Flag(std::string_view key, bool& out) {
  const YamlNode* const value = Take(key);
  if (value == nullptr) return;
  out = value->text == "true";
  if (!out && value->text != "false") Report(value->span, "true or false is expected here");
}

void MapReader::Pairs(std::string_view key, std::vector<std::pair<std::string, std::string>>& out) {
  const YamlNode* const value = Take(key);
  if (value == nullptr) return;
  if (!value->is_map()) Report(value->span, "a map is expected here");
  for (const YamlEntry& entry : value->entries)
    out.emplace_back(entry.key.text, TextOf(entry.value));
}

void MapReader::Each(std::string_view key, const Reader& read) {
  const YamlNode* const value = Take(key);
  if (value == nullptr) return;
  if (!value->is_sequence()) return Report(value->span, "a list is expected here");
  for (const YamlNode& item : value->items) read(item);
}

void MapReader::TakeRest(const std::function<void(const YamlEntry&)>& read) {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (taken_[i]) continue;
    taken_[i] = true;
    read(node_.entries[i]);
  }
}

std::string MapReader::TextOf(const YamlNode& value) {
  if (!value.is_scalar()) Report(value.span, "a text is expected here");
  return value.text;
}

MapReader::Texts MapReader::TextsOf(const YamlNode& value) {
  if (!value.is_sequence()) return {TextOf(value)};
  Texts texts;
  for (const YamlNode& item : value.items) texts.push_back(TextOf(item));
  return texts;
}

void MapReader::Report(Span span, std::string message) {
  diagnostics_.push_back(MakeDiagnostic(codes::SM920, span, std::move(message)));
}

}  // namespace sigmata
