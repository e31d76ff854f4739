// The colours of a number of rules, the same in a picture and in a layer.
#ifndef SIGMATA_COMPILER_SURVEY_COVERAGE_SCALE_H_
#define SIGMATA_COMPILER_SURVEY_COVERAGE_SCALE_H_

#include <cstddef>
#include <string_view>

namespace sigmata {

struct CoverageStep {
  std::size_t from = 0;  // rules
  std::string_view label, colour, ink;
};

// One hue, light to dark; each colour and its ink have a contrast of 4.5 or more.
inline constexpr CoverageStep kCoverageSteps[] = {
    {1, "1 rule", "#dbe9f6", "#10202f"},      {2, "2 to 4", "#a9cce8", "#10202f"},
    {5, "5 to 9", "#6fa9d6", "#10202f"},      {10, "10 to 19", "#2b6cab", "#ffffff"},
    {20, "20 or more", "#0b3c70", "#ffffff"},
};

inline const CoverageStep& StepOf(std::size_t rules) {
  const CoverageStep* step = &kCoverageSteps[0];
  for (const CoverageStep& one : kCoverageSteps) {
    if (rules >= one.from) step = &one;
  }
  return *step;
}

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_SURVEY_COVERAGE_SCALE_H_
