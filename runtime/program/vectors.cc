#include "runtime/program/vectors.h"

#include <algorithm>

namespace sigmata {

namespace internal {
constinit std::atomic<Vectors> vectors_in_use = Vectors::kPlain;
}

Vectors SupportedVectors() noexcept {
#if defined(SIGMATA_X86_VECTORS)
  __builtin_cpu_init();
  const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
                    __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("popcnt") != 0;
  if (!avx2) return Vectors::kPlain;
  const bool avx512 =
      __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
      __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vbmi") != 0 &&
      __builtin_cpu_supports("avx512vbmi2") != 0;
  return avx512 ? Vectors::kAvx512 : Vectors::kAvx2;
#else
  return Vectors::kPlain;
#endif
}

void UseVectors(Vectors vectors) noexcept {
  internal::vectors_in_use = std::min(vectors, SupportedVectors());
}

namespace {
[[maybe_unused]] const bool chosen = (UseVectors(Vectors::kAvx512), true);
}  // namespace

}  // namespace sigmata
