// The masks of blocks of 64 bytes that a text may end in.
#ifndef SIGMATA_RUNTIME_PROGRAM_FIRST_BITS_H_
#define SIGMATA_RUNTIME_PROGRAM_FIRST_BITS_H_

#include <cstddef>
#include <cstdint>

namespace sigmata {

// As many of the lower bits as there are bytes; all, if there are 64 or more.
constexpr std::uint64_t FirstBits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_FIRST_BITS_H_
