#include "compiler/parse/derived_field.h"

#include <algorithm>
#include <set>

namespace sigmata {

bool SplitTemplate(std::string_view text, std::vector<DerivedField::Part>& parts) {
  bool field = false;
  while (!text.empty()) {
    const std::size_t brace = std::min(text.find_first_of("{}"), text.size());
    if (brace > 0) parts.push_back({false, std::string(text.substr(0, brace))});
    text.remove_prefix(brace);
    if (text.empty()) break;
    const std::size_t close = text.find_first_of("{}", 1);
    if (text.front() == '}' || close == text.npos || text[close] == '{' || close == 1) return false;
    parts.push_back({true, std::string(text.substr(1, close - 1))});
    text.remove_prefix(close + 1);
    field = true;
  }
  return field;
}

std::string FindDerivedOfDerived(const FieldMaps& maps, const FieldMaps& added) {
  std::set<std::string_view> names;
  for (const FieldMaps* const some : {&maps, &added}) {
    for (const DerivedField& derived : some->derived_fields) names.insert(derived.name);
  }
  for (const FieldMaps* const some : {&maps, &added}) {
    for (const DerivedField& derived : some->derived_fields) {
      for (const DerivedField::Part& part : derived.parts) {
        if (part.is_field && names.contains(part.text)) return derived.name;
      }
    }
  }
  return {};
}

}  // namespace sigmata
