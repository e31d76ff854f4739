// The version of the library and of the saved program form.
#ifndef SIGMATA_VERSION_H_
#define SIGMATA_VERSION_H_

#include <cstdint>
#include <string_view>

namespace sigmata {

inline constexpr std::string_view kVersion = "0.1.0";

// A program file is refused unless its format version equals this one.
inline constexpr std::uint32_t kProgramFormatVersion = 3;

}  // namespace sigmata

#endif  // SIGMATA_VERSION_H_
