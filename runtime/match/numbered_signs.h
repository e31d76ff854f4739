// Which signs a JSON text writes by their number (\u): found out by the first walk over an event's
// text, for those after it.
#ifndef SIGMATA_RUNTIME_MATCH_NUMBERED_SIGNS_H_
#define SIGMATA_RUNTIME_MATCH_NUMBERED_SIGNS_H_

#include <array>
#include <bitset>
#include <cstring>
#include <string_view>

#include "runtime/match/loose_text.h"
#include "runtime/program/hex4.h"

namespace sigmata {

class NumberedSigns {
 public:
  // Of ASCII, with kLooseBit set.
  using Signs = std::bitset<128>;

  static void Add(char sign, Signs& signs) {
    signs.set(static_cast<unsigned char>(Loosen(sign)) & 0x7FU);
  }

  // `digits` is what stands behind a \u.
  void Note(std::string_view digits) noexcept {
    if (digits.size() >= last_.size()) std::memcpy(last_.data(), digits.data(), last_.size());
    const auto sign = ReadHex4(digits);
    any_ = true;
    if (!sign) {
      damaged_ = true;
    } else if (*sign < signs_.size()) {
      Add(static_cast<char>(*sign), signs_);
    }
  }

  // The digits noted last: mostly the next ones, too. Zeros: none.
  const std::array<char, 4>& last() const noexcept { return last_; }

  bool any() const noexcept { return any_; }
  // Whether one of these signs may be written by its number.
  bool MayHide(const Signs& signs) const noexcept { return damaged_ || (signs_ & signs).any(); }

 private:
  Signs signs_;
  std::array<char, 4> last_{};
  bool any_ = false;
  bool damaged_ = false;  // an escape that is none, which may hide any sign
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_NUMBERED_SIGNS_H_
