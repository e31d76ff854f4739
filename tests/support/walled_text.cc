#include "tests/support/walled_text.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "tests/support/catch.h"

namespace sigmata {

Wall::Wall(std::size_t room) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  room_ = (room + page - 1) / page * page;
  size_ = room_ + page;
  void* const memory =
      mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  memory_ = static_cast<char*>(memory);
  REQUIRE(mprotect(memory_ + room_, page, PROT_NONE) == 0);
}

Wall::~Wall() { munmap(memory_, size_); }

std::string_view Wall::Put(std::string_view text, std::string_view behind) {
  REQUIRE(text.size() + behind.size() <= room_);
  char* const begin = memory_ + room_ - behind.size() - text.size();
  std::copy(text.begin(), text.end(), begin);
  std::copy(behind.begin(), behind.end(), begin + text.size());
  return {begin, text.size()};
}

}  // namespace sigmata
