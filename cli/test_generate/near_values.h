// Values that a pattern does not fit by little: where it would with another modifier, a sign less,
// or a wildcard, the answer for one of them is another.
#ifndef SIGMATA_CLI_TEST_GENERATE_NEAR_VALUES_H_
#define SIGMATA_CLI_TEST_GENERATE_NEAR_VALUES_H_

#include <string_view>
#include <vector>

#include "cli/test_generate/field_value.h"

namespace sigmata::cli {

struct NearValue {
  FieldValue value;
  std::string_view how;  // it differs, for people
};

// At most five; the pattern may still fit some. `value` fits it. Empty for patterns that ask for
// presence, networks, other fields and times. `fillers`: the values of the field, the best first.
std::vector<NearValue> NearValues(const Predicate& predicate, const FieldValue& value,
                                  const Fillers& fillers);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_NEAR_VALUES_H_
