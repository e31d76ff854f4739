// What the validators of pySigma and of SigmaHQ are here (sigmahq_validators.def).
#ifndef SIGMATA_COMPILER_LINT_SIGMAHQ_VALIDATORS_H_
#define SIGMATA_COMPILER_LINT_SIGMAHQ_VALIDATORS_H_

#include <span>
#include <string_view>
#include <vector>

#include "sigmata/diagnostic.h"

namespace sigmata {

enum class ValidatorOrigin : std::uint8_t { kCore, kSigmaHq, kRepository };

struct SigmaHqValidator {
  ValidatorOrigin origin;
  std::string_view name;
  std::string_view codes;  // numbers between spaces; none: see the note
  std::string_view note;   // what differs, or why there is no code
};

std::span<const SigmaHqValidator> AllSigmaHqValidators();
// Null for a name that is none.
const SigmaHqValidator* FindSigmaHqValidator(std::string_view name);
std::vector<DiagnosticCode> CodesOf(const SigmaHqValidator& validator);

// Whether the code is a habit of the SigmaHQ project and no mistake: only looked at if asked for.
bool IsConvention(DiagnosticCode code);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_SIGMAHQ_VALIDATORS_H_
