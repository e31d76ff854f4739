// Timestamps as events write them, by their parts.
#ifndef SIGMATA_RUNTIME_MATCH_TIMESTAMP_H_
#define SIGMATA_RUNTIME_MATCH_TIMESTAMP_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/program/comparison.h"

namespace sigmata {

// The part of a time, as the wall clock shows it where the time was written: no zone is converted.
// Understood are `YYYY-MM-DD`, with `/` for `-`, and behind it, after `T` or a space, `HH:MM`; what
// follows does not matter. A decimal number is seconds since 1970 in UTC, above 1e11 milliseconds.
// Weeks are those of ISO 8601. Empty if the text is no such time or lacks the part.
std::optional<std::int64_t> PartOfTime(std::string_view text, TimePart part) noexcept;

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_TIMESTAMP_H_
