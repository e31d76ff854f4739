// What other dialects of regular expressions have and RE2 has not, or not in all its versions.
#ifndef SIGMATA_COMPILER_BIND_FOREIGN_REGEX_H_
#define SIGMATA_COMPILER_BIND_FOREIGN_REGEX_H_

#include <cstddef>
#include <string_view>

namespace sigmata {

// Where a group with a name is written `(?<name>` or `(?'name'`, or npos. Newer versions of RE2
// read the first; a rule is refused or not whatever the version.
std::size_t FindForeignGroup(std::string_view pattern);

// Where a back-reference by name stands: `\k<name>`, `\k{name}`, `\k'name'`, `(?P=name)`; or npos.
std::size_t FindNamedReference(std::string_view pattern);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_FOREIGN_REGEX_H_
