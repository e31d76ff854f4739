// The windash modifier (appendix "modifiers"): Windows takes several signs for the dash of an
// option.
#ifndef SIGMATA_COMPILER_BIND_WINDASH_H_
#define SIGMATA_COMPILER_BIND_WINDASH_H_

#include <string>
#include <string_view>

namespace sigmata {

// Each dash or slash that begins a word (nothing or no word character before it, a word character
// behind it) becomes the mark kAnyDash, which fits any of the five signs. A dash within a word
// stays.
std::string MarkDashes(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_WINDASH_H_
