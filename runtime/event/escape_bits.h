// Which backslashes of a block of 64 bytes escape what follows them.
#ifndef SIGMATA_RUNTIME_EVENT_ESCAPE_BITS_H_
#define SIGMATA_RUNTIME_EVENT_ESCAPE_BITS_H_

#include <cstdint>

namespace sigmata {

// Of a run of backslashes, the first, third and so on do. Adding a bit where a run begins carries
// through the whole run; so runs that begin at even places are told from those that begin at odd
// ones. The block's first byte is not escaped itself.
[[gnu::always_inline]] inline std::uint64_t Escapers(std::uint64_t slashes) {
  constexpr std::uint64_t kEven = 0x5555555555555555U;
  const std::uint64_t begins = slashes & ~(slashes << 1U);
  const std::uint64_t begun_even = slashes & ~(slashes + (begins & kEven));
  return (begun_even & kEven) | (slashes & ~begun_even & ~kEven);
}

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_ESCAPE_BITS_H_
