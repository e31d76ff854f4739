#include "tests/fuzz/doors.h"

namespace sigmata::fuzz {

int Enter(void (*enter)(std::string_view), const unsigned char* data, unsigned long size) {
  enter(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}

}  // namespace sigmata::fuzz
