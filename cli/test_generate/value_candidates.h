// Values worth trying for a field that has to fit given patterns.
#ifndef SIGMATA_CLI_TEST_GENERATE_VALUE_CANDIDATES_H_
#define SIGMATA_CLI_TEST_GENERATE_VALUE_CANDIDATES_H_

#include <vector>

#include "cli/test_generate/field_value.h"
#include "compiler/bind/pattern.h"

namespace sigmata::cli {

// In the order in which they look best in an example; not all of them fit. Empty if the patterns
// ask for presence only. `fillers`: the values of the field, the best first.
std::vector<FieldValue> ValueCandidates(const std::vector<const Pattern*>& wanted,
                                        const Fillers& fillers);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_VALUE_CANDIDATES_H_
