// A text as near the end of its memory as its readers may want it, or at the beginning: what
// touches a byte too many dies at once, not only where a sanitizer looks.
#ifndef SIGMATA_TESTS_SUPPORT_WALLED_TEXT_H_
#define SIGMATA_TESTS_SUPPORT_WALLED_TEXT_H_

#include <cstddef>
#include <string_view>

namespace sigmata {

// Room for one text at a time, between memory that nobody may touch.
class Wall {
 public:
  explicit Wall(std::size_t room);
  ~Wall();
  Wall(const Wall&) = delete;
  Wall& operator=(const Wall&) = delete;

  // A copy of the text, with `behind` between it and the end of memory.
  std::string_view Put(std::string_view text, std::string_view behind);
  // A copy of the text where memory begins, with `behind` behind it.
  std::string_view PutFirst(std::string_view text, std::string_view behind);

 private:
  std::string_view PutAt(std::size_t at, std::string_view text, std::string_view behind);

  char* memory_ = nullptr;
  std::size_t page_ = 0;  // bytes of the wall on either side
  std::size_t room_ = 0;  // bytes between
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_SUPPORT_WALLED_TEXT_H_
