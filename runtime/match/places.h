// What walks over text find: places, by blocks.
#ifndef SIGMATA_RUNTIME_MATCH_PLACES_H_
#define SIGMATA_RUNTIME_MATCH_PLACES_H_

#include <bit>
#include <cstddef>
#include <cstdint>

namespace sigmata {

inline constexpr std::size_t kPlacesBlock = 64;

struct Places {
  std::size_t begin = 0;
  std::uint64_t bits = 0;  // bit i: at begin + i

  bool empty() const { return bits == 0; }
  std::size_t TakeFirst() {
    const auto first = static_cast<std::size_t>(std::countr_zero(bits));
    bits &= bits - 1;
    return begin + first;
  }
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_PLACES_H_
