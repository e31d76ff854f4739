#include "compiler/lint/attack_techniques.h"

#include <algorithm>
#include <iterator>

namespace sigmata {
namespace {

struct Technique {
  std::string_view number, parts;
};

constexpr Technique kTechniques[] = {
#define SIGMATA_TECHNIQUE(number, parts) {number, parts},
#include "compiler/lint/attack_techniques.def"
#undef SIGMATA_TECHNIQUE
};

}  // namespace

bool IsKnownTechnique(std::string_view name) {
  constexpr std::size_t kSize = 5;  // t1059
  if (name.size() < kSize || name[0] != 't') return false;
  const std::string_view number = name.substr(1, kSize - 1);
  const auto* const it =
      std::lower_bound(std::begin(kTechniques), std::end(kTechniques), number,
                       [](const Technique& row, std::string_view n) { return row.number < n; });
  if (it == std::end(kTechniques) || it->number != number) return false;
  return name.size() == kSize || it->parts.find(name.substr(kSize + 1)) != it->parts.npos;
}

}  // namespace sigmata
