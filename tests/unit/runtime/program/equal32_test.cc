#include "runtime/program/equal32.h"

#include <random>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/walled_text.h"

namespace sigmata {
namespace {

constexpr std::size_t kSize = 32;

std::uint32_t OneByOne(std::string_view a, std::string_view b) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < kSize; ++i) bits |= std::uint32_t{a[i] == b[i]} << i;
  return bits;
}

// No byte behind the 32 is touched.
class Checker {
 public:
  void Check(const std::string& a, const std::string& b) {
    const char* const one = wall_.Put(a, {}).data();
    const char* const other = other_wall_.Put(b, {}).data();
    const std::uint32_t wanted = OneByOne(a, b);
    bool right = PlainEqual32::Bits(one, other) == wanted;
#if defined(SIGMATA_X86_VECTORS)
    if (SupportedVectors() != Vectors::kPlain) {
      right = right && Avx2Equal32::Bits(one, other) == wanted;
    }
#endif
    if (right) return;
    CAPTURE(a, b, wanted);
    FAIL("other bytes than one by one");
  }

 private:
  Wall wall_{kSize};
  Wall other_wall_{kSize};
};

TEST_CASE("each of 32 bytes has its bit", "[unit]") {
  Checker checker;
  const std::string same(kSize, 'a');
  checker.Check(same, same);
  checker.Check(same, std::string(kSize, 'b'));
  for (std::size_t i = 0; i < kSize; ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string other = same;
      other[i] = static_cast<char>(other[i] ^ (1 << bit));
      checker.Check(same, other);
      checker.Check(other, same);
      std::string alone(kSize, '\0');
      alone[i] = 'a';
      checker.Check(same, alone);
    }
  }
}

TEST_CASE("bytes of any value are compared", "[unit]") {
  Checker checker;
  std::mt19937 random(20261122);
  for (int byte = 0; byte < 256; ++byte) {
    checker.Check(std::string(kSize, static_cast<char>(byte)),
                  std::string(kSize, static_cast<char>(byte)));
  }
  for (int round = 0; round < 2000; ++round) {
    std::string a(kSize, ' ');
    std::string b(kSize, ' ');
    for (std::size_t i = 0; i < kSize; ++i) {
      a[i] = static_cast<char>(random() % 256);
      b[i] = random() % 2 == 0 ? a[i] : static_cast<char>(random() % 256);
    }
    checker.Check(a, b);
  }
}

}  // namespace
}  // namespace sigmata
