// Input: one event in XML, or in another form that is put into JSON first.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/doors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return sigmata::fuzz::Enter(sigmata::fuzz::EnterXmlEvent, data, size);
}
