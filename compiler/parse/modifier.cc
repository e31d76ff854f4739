#include "compiler/parse/modifier.h"

#include <vector>

#include "compiler/parse/spelling.h"

namespace sigmata {
namespace {

constexpr ModifierTraits kModifiers[] = {
#define SIGMATA_MODIFIER(name, text, role, takes, yields, place) \
  {Modifier::k##name, text, ModifierRole::k##role, takes, yields, ModifierPlace::k##place},
#include "compiler/parse/modifiers.def"
#undef SIGMATA_MODIFIER
};

}  // namespace

std::span<const ModifierTraits> AllModifiers() { return kModifiers; }

const ModifierTraits& TraitsOf(Modifier modifier) {
  return kModifiers[static_cast<std::size_t>(modifier)];
}

const ModifierTraits* FindModifier(std::string_view name) {
  for (const ModifierTraits& row : kModifiers) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

std::string_view ValueTypeName(std::uint16_t type) {
  switch (type) {
    case kText:
      return "a text";
    case kBytes:
      return "a text in another encoding";
    case kRegex:
      return "a regular expression";
    case kNetwork:
      return "a network";
    case kFieldName:
      return "the name of a field";
    case kNumber:
      return "a number";
    case kTime:
      return "a part of a time";
    case kOrder:
      return "an order";
    case kBool:
      return "a boolean";
    case kNullValue:
      return "null";
    case kPresence:
      return "presence";
    default:
      return "several kinds of value";
  }
}

std::string_view NearestModifier(std::string_view name) {
  std::vector<std::string_view> names;
  for (const ModifierTraits& row : kModifiers) names.push_back(row.name);
  return NearestSpelling(name, names);
}

}  // namespace sigmata
