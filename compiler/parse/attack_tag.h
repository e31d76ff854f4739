// Tags under `attack`: which part of MITRE's ATT&CK a rule is about.
#ifndef SIGMATA_COMPILER_PARSE_ATTACK_TAG_H_
#define SIGMATA_COMPILER_PARSE_ATTACK_TAG_H_

#include <span>
#include <string>
#include <string_view>

namespace sigmata {

// The tactics by their short names, in the order of the matrix.
std::span<const std::string_view> AttackTactics();

struct AttackTag {
  enum class Kind : std::uint8_t {
    kNone,       // not a tag under `attack`
    kTactic,     // `name` as in AttackTactics()
    kTechnique,  // `name` as ATT&CK writes it: T1059, T1059.001
    kOther,      // a group, a software, ...: G0016
    kUnknown,    // under `attack`, but nothing of these
  };

  Kind kind = Kind::kNone;
  std::string name;
};

// Letter case, and `_` for `-`, do not matter. Whether ATT&CK has the number is not asked.
AttackTag ReadAttackTag(std::string_view tag);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_ATTACK_TAG_H_
