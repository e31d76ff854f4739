// Input: a shape, and events, of which one may tell the form of others.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/doors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return sigmata::fuzz::Enter(sigmata::fuzz::EnterKnownForms, data, size);
}
