// The modifiers by name, from modifiers.def.
#ifndef SIGMATA_COMPILER_PARSE_MODIFIER_H_
#define SIGMATA_COMPILER_PARSE_MODIFIER_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace sigmata {

enum class Modifier : std::uint8_t {
#define SIGMATA_MODIFIER(name, text, role, takes, yields, place) k##name,
#include "compiler/parse/modifiers.def"
#undef SIGMATA_MODIFIER
};

enum class ModifierRole : std::uint8_t {
  kAnchor,
  kType,
  kFlag,
  kList,
  kCase,
  kEncoding,
  kDash,
  kPlaceholder,
  kComparison,
  kTimePart,
};

enum class ModifierPlace : std::uint8_t { kAny, kFirst, kEarly };

// The kinds of value between two modifiers; a set of them is their sum.
enum ValueType : std::uint16_t {
  kText = 1U << 0U,
  kBytes = 1U << 1U,  // text in an encoding other than UTF-8
  kRegex = 1U << 2U,
  kNetwork = 1U << 3U,
  kFieldName = 1U << 4U,
  kNumber = 1U << 5U,
  kTime = 1U << 6U,   // a number that a part of a timestamp is compared with
  kOrder = 1U << 7U,  // a number with an order
  kBool = 1U << 8U,
  kNullValue = 1U << 9U,
  kPresence = 1U << 10U,
  kAnyType = 0x7FF,
};
inline constexpr std::uint16_t kSame = 0;

struct ModifierTraits {
  Modifier modifier;
  std::string_view name;
  ModifierRole role;
  std::uint16_t takes;
  std::uint16_t yields;
  ModifierPlace place;
};

std::span<const ModifierTraits> AllModifiers();
const ModifierTraits& TraitsOf(Modifier modifier);
// Null if the specification has no such modifier. Names are case-sensitive.
const ModifierTraits* FindModifier(std::string_view name);
// The modifier nearest in spelling, or empty if none is near.
std::string_view NearestModifier(std::string_view name);
// For people: "a text".
std::string_view ValueTypeName(std::uint16_t type);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_MODIFIER_H_
