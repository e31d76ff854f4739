// "Did you mean": the nearest of the words that are possible at a place.
#ifndef SIGMATA_COMPILER_PARSE_SPELLING_H_
#define SIGMATA_COMPILER_PARSE_SPELLING_H_

#include <span>
#include <string_view>

namespace sigmata {

// Empty if no candidate is near: at most a third of the letters may differ. Letter case is a small
// difference. The first of equally near candidates wins.
std::string_view NearestSpelling(std::string_view word,
                                 std::span<const std::string_view> candidates);

// Whether the word is so near to the other that it can hardly be meant as a word of its own: one
// letter too many, too few, wrong or in its neighbour's place, or a matter of letter case.
bool IsSlipOf(std::string_view word, std::string_view other);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_SPELLING_H_
