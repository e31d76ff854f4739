// The techniques that ATT&CK has, by number (attack_techniques.def).
#ifndef SIGMATA_COMPILER_LINT_ATTACK_TECHNIQUES_H_
#define SIGMATA_COMPILER_LINT_ATTACK_TECHNIQUES_H_

#include <string_view>

namespace sigmata {

// `t1059` or `t1059.001`, in lower case.
bool IsKnownTechnique(std::string_view name);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_ATTACK_TECHNIQUES_H_
