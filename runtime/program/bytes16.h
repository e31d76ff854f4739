// Sixteen bytes at a time: what walks over text are made of. The compiler's vectors, so that every
// machine has them; only the mask is spelt out where a machine has an instruction for it.
#ifndef SIGMATA_RUNTIME_PROGRAM_BYTES16_H_
#define SIGMATA_RUNTIME_PROGRAM_BYTES16_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sigmata {

inline constexpr std::size_t kBytes16 = 16;

using Bytes16 = std::uint8_t __attribute__((vector_size(kBytes16)));

inline Bytes16 Load16(const char* from) noexcept {
  Bytes16 bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

inline void Store16(Bytes16 bytes, char* to) noexcept { std::memcpy(to, &bytes, sizeof bytes); }

inline Bytes16 Fill16(char c) noexcept { return Bytes16{} + static_cast<std::uint8_t>(c); }

// Bit i is the highest bit of byte i.
inline std::uint32_t HighBits(Bytes16 bytes) noexcept {
#if defined(__SSE2__)
  __m128i vector;
  std::memcpy(&vector, &bytes, sizeof vector);
  return static_cast<std::uint32_t>(_mm_movemask_epi8(vector));
#else
  std::uint32_t mask = 0;
  for (std::size_t i = 0; i < kBytes16; ++i) {
    mask |= static_cast<std::uint32_t>(bytes[i] >> 7U) << i;
  }
  return mask;
#endif
}

// Byte i is 0xFF where the bytes are equal, else 0.
inline Bytes16 EqualMask16(Bytes16 a, Bytes16 b) noexcept {
  const auto equal = a == b;
  Bytes16 mask;
  std::memcpy(&mask, &equal, sizeof mask);
  return mask;
}

// Bit i: byte i of the one equals byte i of the other.
inline std::uint32_t EqualBytes(Bytes16 a, Bytes16 b) noexcept {
  return HighBits(EqualMask16(a, b));
}

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_BYTES16_H_
