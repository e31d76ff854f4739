// A diagnostic's sample, checked as a rule of its own.
#ifndef SIGMATA_TESTS_SUPPORT_SAMPLE_RULE_H_
#define SIGMATA_TESTS_SUPPORT_SAMPLE_RULE_H_

#include <string_view>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata::testing {

// With all lints; under SigmaHQ's profile if the code is one of its conventions. Adds one source.
std::vector<Diagnostic> CheckSample(DiagnosticCode code, std::string_view sample,
                                    SourceSet& sources);

}  // namespace sigmata::testing

#endif  // SIGMATA_TESTS_SUPPORT_SAMPLE_RULE_H_
