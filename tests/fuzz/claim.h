// A claim about the code under test; where it does not hold, the fuzzer sees a crash.
#ifndef SIGMATA_TESTS_FUZZ_CLAIM_H_
#define SIGMATA_TESTS_FUZZ_CLAIM_H_

#include <cstdio>
#include <cstdlib>

namespace sigmata::fuzz {

inline void Claim(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace sigmata::fuzz

#endif  // SIGMATA_TESTS_FUZZ_CLAIM_H_
