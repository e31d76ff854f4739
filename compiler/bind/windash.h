// The windash modifier (appendix "modifiers"): Windows takes several signs for the dash of an
// option.
#ifndef SIGMATA_COMPILER_BIND_WINDASH_H_
#define SIGMATA_COMPILER_BIND_WINDASH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata {

// Each dash or slash that begins a word (nothing or no word character before it, a word character
// behind it) becomes the mark kAnyDash, which fits any of the five signs. A dash within a word
// stays.
std::string MarkDashes(std::string_view text);

// What is spelled out: two marks make 25 texts.
inline constexpr std::ptrdiff_t kMaxSpelledDashes = 2;
inline constexpr std::size_t kMaxSpelledBytes = 1024;

// The texts with each mark replaced by each of the five signs, for what compares a text by other
// means than sign by sign; none if there are too many. Other wildcards are kept.
std::optional<std::vector<std::string>> SpellDashes(std::string_view marked);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_WINDASH_H_
