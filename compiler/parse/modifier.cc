#include "compiler/parse/modifier.h"

#include <vector>

#include "compiler/parse/spelling.h"

namespace sigmata {
namespace {

constexpr ModifierTraits kModifiers[] = {
#define SIGMATA_MODIFIER(name, text, role, state) \
  {Modifier::k##name, text, ModifierRole::k##role, ModifierState::k##state},
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

std::string_view NearestModifier(std::string_view name) {
  std::vector<std::string_view> names;
  for (const ModifierTraits& row : kModifiers) names.push_back(row.name);
  return NearestSpelling(name, names);
}

}  // namespace sigmata
