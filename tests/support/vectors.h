// Runs what follows with given vector instructions, or with the widest that this processor has.
#ifndef SIGMATA_TESTS_SUPPORT_VECTORS_H_
#define SIGMATA_TESTS_SUPPORT_VECTORS_H_

#include "runtime/program/vectors.h"

// A test case that says this runs once with each.
#define SIGMATA_WITH_EACH_VECTORS() \
  const UsingVectors each_vectors(GENERATE(Vectors::kPlain, Vectors::kAvx2, Vectors::kAvx512))

namespace sigmata {

class UsingVectors {
 public:
  explicit UsingVectors(Vectors vectors) { UseVectors(vectors); }
  ~UsingVectors() { UseVectors(SupportedVectors()); }
  UsingVectors(const UsingVectors&) = delete;
  UsingVectors& operator=(const UsingVectors&) = delete;
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_SUPPORT_VECTORS_H_
