// A string of a rule, escapes and wildcards read.
#ifndef SIGMATA_COMPILER_PARSE_SIGMA_STRING_H_
#define SIGMATA_COMPILER_PARSE_SIGMA_STRING_H_

#include <string>
#include <string_view>

namespace sigmata {

// Reads `*`, `?` and `\` as the specification's rules say (rules specification, "escaping"):
// a backslash takes away the meaning of a following backslash, `*` or `?`; before anything else,
// and at the end, it is itself. The result is in the form of runtime/program/wildcards.h.
std::string ReadSigmaString(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_SIGMA_STRING_H_
