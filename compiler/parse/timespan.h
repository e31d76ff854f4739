// `15m` -> seconds (correlation rules specification, "timespan").
#ifndef SIGMATA_COMPILER_PARSE_TIMESPAN_H_
#define SIGMATA_COMPILER_PARSE_TIMESPAN_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace sigmata {

// A whole number above zero and one of the units s m h d w M y: M is the mean month, y the mean
// year of the Gregorian calendar, as pySigma has them. At most nine digits.
std::optional<std::uint64_t> ParseTimespan(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_TIMESPAN_H_
