// Whether a value holds one text, whatever the case: for the shortest of parts.
#ifndef SIGMATA_RUNTIME_MATCH_LOOSE_SEARCH_H_
#define SIGMATA_RUNTIME_MATCH_LOOSE_SEARCH_H_

#include <string_view>

namespace sigmata {

// As in loose_text.h, some other signs are taken for each other.
bool HoldsLoosely(std::string_view text, std::string_view part) noexcept;

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_LOOSE_SEARCH_H_
