#include "tests/support/walled_text.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace sigmata {
namespace {

void Require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

}  // namespace

Wall::Wall(std::size_t room)
    : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))),
      room_((room + page_ - 1) / page_ * page_) {
  void* const memory =
      mmap(nullptr, room_ + 2 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  Require(memory != MAP_FAILED, "there is no memory for a wall");
  memory_ = static_cast<char*>(memory);
  Require(mprotect(memory_ + page_, room_, PROT_READ | PROT_WRITE) == 0, "a wall has no gap");
}

Wall::~Wall() { munmap(memory_, room_ + 2 * page_); }

std::string_view Wall::Put(std::string_view text, std::string_view behind) {
  return PutAt(room_ - std::min(room_, text.size() + behind.size()), text, behind);
}

std::string_view Wall::PutFirst(std::string_view text, std::string_view behind) {
  return PutAt(0, text, behind);
}

std::string_view Wall::PutAt(std::size_t at, std::string_view text, std::string_view behind) {
  Require(text.size() + behind.size() <= room_, "a text is too long for its wall");
  char* const begin = memory_ + page_ + at;
  std::copy(text.begin(), text.end(), begin);
  std::copy(behind.begin(), behind.end(), begin + text.size());
  return {begin, text.size()};
}

}  // namespace sigmata
