#include "compiler/format/same_meaning.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace sigmata {
namespace {

using Difference = std::optional<Span>;

Difference CompareNodes(const YamlNode& a, const YamlNode& b);

Difference CompareEntries(const YamlEntry& a, const YamlEntry& b) {
  const Difference key = CompareNodes(a.key, b.key);
  return key ? key : CompareNodes(a.value, b.value);
}

Difference CompareNodes(const YamlNode& a, const YamlNode& b) {
  if (a.kind != b.kind || a.text != b.text || TypeOf(a) != TypeOf(b)) return a.span;
  if (a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) return a.span;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (const Difference found = CompareNodes(a.items[i], b.items[i])) return found;
  }
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    if (const Difference found = CompareEntries(a.entries[i], b.entries[i])) return found;
  }
  return std::nullopt;
}

Difference CompareDocuments(const YamlNode& a, const YamlNode& b) {
  if (!a.is_map() || !b.is_map()) return CompareNodes(a, b);
  if (a.entries.size() != b.entries.size()) return a.span;
  std::unordered_map<std::string_view, const YamlEntry*> others;
  for (const YamlEntry& entry : b.entries) others.emplace(entry.key.text, &entry);
  for (const YamlEntry& entry : a.entries) {
    const auto other = others.find(entry.key.text);
    if (other == others.end()) return entry.key.span;
    if (const Difference found = CompareEntries(entry, *other->second)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Span> FindDifference(const std::vector<YamlNode>& a, const std::vector<YamlNode>& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const Difference found = CompareDocuments(a[i], b[i])) return found;
  }
  if (a.size() == b.size()) return std::nullopt;
  return a.size() > b.size() ? a[b.size()].span : Span{};
}

}  // namespace sigmata
