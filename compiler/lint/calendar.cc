#include "compiler/lint/calendar.h"

#include <chrono>

namespace sigmata {

std::optional<long> DayOf(std::string_view date) {
  constexpr std::size_t kSize = 10;
  if (date.size() != kSize || (date[4] != '-' && date[4] != '/') || date[7] != date[4]) {
    return std::nullopt;
  }
  const auto number = [date](std::size_t begin, std::size_t size) {
    unsigned value = 0;
    for (const char c : date.substr(begin, size)) {
      if (c < '0' || c > '9') return 0U;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year{static_cast<int>(number(0, 4))},
                                        std::chrono::month{number(5, 2)},
                                        std::chrono::day{number(8, 2)}};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days{day}.time_since_epoch().count();
}

}  // namespace sigmata
