#include "compiler/format/same_meaning.h"

#include <algorithm>

namespace sigmata {
namespace {

bool SameNode(const YamlNode& a, const YamlNode& b) {
  if (a.kind != b.kind || a.text != b.text || TypeOf(a) != TypeOf(b)) return false;
  const auto same_entry = [](const YamlEntry& x, const YamlEntry& y) {
    return SameNode(x.key, y.key) && SameNode(x.value, y.value);
  };
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), SameNode) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    same_entry);
}

bool SameDocument(const YamlNode& a, const YamlNode& b) {
  if (!a.is_map() || !b.is_map()) return SameNode(a, b);
  if (a.entries.size() != b.entries.size()) return false;
  return std::all_of(a.entries.begin(), a.entries.end(), [&b](const YamlEntry& entry) {
    const YamlEntry* const other = b.FindEntry(entry.key.text);
    return other != nullptr && SameNode(entry.key, other->key) &&
           SameNode(entry.value, other->value);
  });
}

}  // namespace

bool SayTheSame(const std::vector<YamlNode>& a, const std::vector<YamlNode>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), SameDocument);
}

}  // namespace sigmata
