// Orders of numbers, and the parts of a time that can be compared.
#ifndef SIGMATA_RUNTIME_PROGRAM_COMPARISON_H_
#define SIGMATA_RUNTIME_PROGRAM_COMPARISON_H_

#include <cstdint>
#include <string_view>

namespace sigmata {

enum class Comparison : std::uint8_t { kEqual, kGreater, kGreaterOrEqual, kLess, kLessOrEqual };
enum class TimePart : std::uint8_t { kNone, kMinute, kHour, kDay, kWeek, kMonth, kYear };

inline constexpr std::string_view ComparisonSign(Comparison comparison) {
  constexpr std::string_view kSigns[] = {"=", ">", ">=", "<", "<="};
  return kSigns[static_cast<std::size_t>(comparison)];
}

inline constexpr std::string_view TimePartName(TimePart part) {
  constexpr std::string_view kNames[] = {"", "minute", "hour", "day", "week", "month", "year"};
  return kNames[static_cast<std::size_t>(part)];
}

// `order` is below, at or above 0 as the left side is less, equal or greater.
inline constexpr bool Holds(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::kEqual:
      return order == 0;
    case Comparison::kGreater:
      return order > 0;
    case Comparison::kGreaterOrEqual:
      return order >= 0;
    case Comparison::kLess:
      return order < 0;
    case Comparison::kLessOrEqual:
      return order <= 0;
  }
  return false;
}

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_COMPARISON_H_
