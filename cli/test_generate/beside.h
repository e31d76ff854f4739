// What may stand beside a text within a value without making it a value of another type.
#ifndef SIGMATA_CLI_TEST_GENERATE_BESIDE_H_
#define SIGMATA_CLI_TEST_GENERATE_BESIDE_H_

#include <string>
#include <string_view>

#include "cli/test_generate/field_value.h"

namespace sigmata::cli {

enum class Beside {
  kNothing,  // a boolean, a GUID, a time: longer ones are none
  kDigits,   // a number, an address, a SID
  kWords,
};

Beside BesideOf(std::string_view text);
// What suits both the text and its field. `fillers`: the values of the field, the best first.
Beside BesideOf(std::string_view text, const Fillers& fillers);

// With something behind or before; as it is where nothing fits.
std::string WithBehind(const std::string& text, Beside beside);
std::string WithBefore(const std::string& text, Beside beside);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_BESIDE_H_
