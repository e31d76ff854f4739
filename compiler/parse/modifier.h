// The modifiers by name, from modifiers.def.
#ifndef SIGMATA_COMPILER_PARSE_MODIFIER_H_
#define SIGMATA_COMPILER_PARSE_MODIFIER_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace sigmata {

enum class Modifier : std::uint8_t {
#define SIGMATA_MODIFIER(name, text, role, state) k##name,
#include "compiler/parse/modifiers.def"
#undef SIGMATA_MODIFIER
};

enum class ModifierRole : std::uint8_t { kAnchor, kType, kFlag, kList, kCase, kTransform, kCompare, kTime };
enum class ModifierState : std::uint8_t { kEvaluated, kKnown };

struct ModifierTraits {
  Modifier modifier;
  std::string_view name;
  ModifierRole role;
  ModifierState state;
};

std::span<const ModifierTraits> AllModifiers();
const ModifierTraits& TraitsOf(Modifier modifier);
// Null if the specification has no such modifier. Names are case-sensitive.
const ModifierTraits* FindModifier(std::string_view name);
// The modifier nearest in spelling, or empty if none is near.
std::string_view NearestModifier(std::string_view name);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_MODIFIER_H_
