// A mistake and its mending, for each diagnostic that a rule can have.
#ifndef SIGMATA_COMPILER_LINT_DIAGNOSTIC_SAMPLES_H_
#define SIGMATA_COMPILER_LINT_DIAGNOSTIC_SAMPLES_H_

#include <span>
#include <string>
#include <string_view>

#include "sigmata/diagnostic.h"

namespace sigmata {

struct DiagnosticSample {
  DiagnosticCode code;
  std::string_view bad, good;
};

std::span<const DiagnosticSample> AllSamples();
// Null for a code that no rule text can have, such as that of a damaged program.
const DiagnosticSample* SampleOf(DiagnosticCode code);
// A sample of the code as a whole rule: its keys in the place of those of a rule that has nothing
// wrong; for a convention, of one that follows all conventions.
std::string RuleWithSample(DiagnosticCode code, std::string_view sample);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_DIAGNOSTIC_SAMPLES_H_
