// Input: an event log file behind its header, chunks that is; the last may be cut off.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/doors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return sigmata::fuzz::Enter(sigmata::fuzz::EnterEvtx, data, size);
}
