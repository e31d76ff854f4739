// Documents that are written by the code they describe.
#ifndef SIGMATA_TESTS_GOLDEN_GENERATED_DOCS_H_
#define SIGMATA_TESTS_GOLDEN_GENERATED_DOCS_H_

#include <string>

namespace sigmata::testing {

// Says that a document is generated, and how to do it again.
std::string GeneratedNote();

std::string CoverageDocument();
std::string ValidatorsDocument();
std::string DiagnosticsDocument();
std::string BytecodeDocument();
std::string ModifiersDocument();

}  // namespace sigmata::testing

#endif  // SIGMATA_TESTS_GOLDEN_GENERATED_DOCS_H_
