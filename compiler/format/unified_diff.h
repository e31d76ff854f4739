// What changes from one text to another, in the form that patch and code reviews read.
#ifndef SIGMATA_COMPILER_FORMAT_UNIFIED_DIFF_H_
#define SIGMATA_COMPILER_FORMAT_UNIFIED_DIFF_H_

#include <string>
#include <string_view>

namespace sigmata {

// Empty if the texts are equal. Else a head `--- name`, `+++ name` and hunks with three lines
// around each change. Texts that have little in common are shown as one change.
std::string UnifiedDiff(std::string_view before, std::string_view after, std::string_view name);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_UNIFIED_DIFF_H_
