// Which of 32 bytes are equal: by what every processor has, and by AVX2. Functions that are
// translated for each of the two take it as a template argument.
#ifndef SIGMATA_RUNTIME_PROGRAM_EQUAL32_H_
#define SIGMATA_RUNTIME_PROGRAM_EQUAL32_H_

#include <cstdint>

#include "runtime/program/bytes16.h"
#include "runtime/program/vectors.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {

struct PlainEqual32 {
  // Bit i: byte i of the one is byte i of the other.
  static std::uint32_t Bits(const char* a, const char* b) noexcept {
    return EqualBytes(Load16(a), Load16(b)) |
           EqualBytes(Load16(a + kBytes16), Load16(b + kBytes16)) << kBytes16;
  }
};

#if defined(SIGMATA_X86_VECTORS)
struct Avx2Equal32 {
  SIGMATA_AVX2 static std::uint32_t Bits(const char* a, const char* b) noexcept {
    const __m256i equal =
        _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a)),
                          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b)));
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(equal));
  }
};
#endif

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_EQUAL32_H_
