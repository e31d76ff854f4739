// A text as near the end of its memory as its readers may want it: what touches a byte too many
// dies at once, not only where a sanitizer looks.
#ifndef SIGMATA_TESTS_SUPPORT_WALLED_TEXT_H_
#define SIGMATA_TESTS_SUPPORT_WALLED_TEXT_H_

#include <cstddef>
#include <string_view>

namespace sigmata {

// Room for one text at a time, in front of memory that nobody may touch.
class Wall {
 public:
  explicit Wall(std::size_t room);
  ~Wall();
  Wall(const Wall&) = delete;
  Wall& operator=(const Wall&) = delete;

  // A copy of the text, with `behind` between it and the wall.
  std::string_view Put(std::string_view text, std::string_view behind);

 private:
  char* memory_ = nullptr;
  std::size_t room_ = 0;  // bytes in front of the wall
  std::size_t size_ = 0;
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_SUPPORT_WALLED_TEXT_H_
