// Input: a stream of events; its first byte is the size of the chunks it comes in.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/doors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return sigmata::fuzz::Enter(sigmata::fuzz::EnterRecordStream, data, size);
}
