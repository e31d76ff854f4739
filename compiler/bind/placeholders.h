// The expand modifier: `%name%` stands for a list of values that the user keeps elsewhere
// (rules specification, "placeholders").
#ifndef SIGMATA_COMPILER_BIND_PLACEHOLDERS_H_
#define SIGMATA_COMPILER_BIND_PLACEHOLDERS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sigmata/placeholders.h"

namespace sigmata {

// More variants of one value than this are refused.
inline constexpr std::size_t kMaxExpansions = 100'000;

struct Expansion {
  std::vector<std::string> variants;
  std::string unresolved;  // a placeholder without values, or empty
  bool too_many = false;
};

// Every combination of values for the placeholders of `text`; `\%` is a plain percent sign. With
// `wildcards`, `*` and `?` in the values are wildcards.
Expansion ExpandPlaceholders(std::string_view text, const Placeholders& placeholders,
                             bool wildcards);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_PLACEHOLDERS_H_
