// Input: the text of a field map.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/doors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return sigmata::fuzz::Enter(sigmata::fuzz::EnterFieldMap, data, size);
}
