// Days, for dates that are compared with each other and with today.
#ifndef SIGMATA_COMPILER_LINT_CALENDAR_H_
#define SIGMATA_COMPILER_LINT_CALENDAR_H_

#include <optional>
#include <string_view>

namespace sigmata {

// The number of a day, one more each day, of YYYY-MM-DD or YYYY/MM/DD; none for another text.
std::optional<long> DayOf(std::string_view date);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_CALENDAR_H_
