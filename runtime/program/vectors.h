// Which vector instructions walks over text may use: the widest that the processor has, chosen when
// the program runs.
//
// Every walk that has a wide form has a plain one as well, which gives the same answers; tests run
// all of them.
#ifndef SIGMATA_RUNTIME_PROGRAM_VECTORS_H_
#define SIGMATA_RUNTIME_PROGRAM_VECTORS_H_

#include <atomic>
#include <cstdint>

#if defined(__x86_64__)
#define SIGMATA_X86_VECTORS 1
// In front of a function. What it calls in its loop has the same in front of it, or is inlined
// nowhere; lambdas would not have it.
#define SIGMATA_AVX2 [[gnu::target("avx2,bmi,bmi2,popcnt")]]
#define SIGMATA_AVX512 \
  [[gnu::target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,avx2,bmi,bmi2,popcnt")]]
#endif

namespace sigmata {

enum class Vectors : std::uint8_t { kPlain, kAvx2, kAvx512 };

// The widest that this processor has.
Vectors SupportedVectors() noexcept;

// For tests: from now on all threads use these. No wider ones than are supported.
void UseVectors(Vectors vectors) noexcept;

namespace internal {
extern std::atomic<Vectors> vectors_in_use;  // plain until the program has begun
}

inline Vectors VectorsInUse() noexcept {
  return internal::vectors_in_use.load(std::memory_order_relaxed);
}

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_VECTORS_H_
