#include "tests/differential/vocabulary.h"

#include <cctype>

namespace sigmata {

std::string RandomText(Random& random) {
  if (random.OneIn(2)) return std::string(random.Of(kTexts));
  std::string text;
  for (std::size_t count = random.Below(4); count > 0; --count) text += random.Of(kPieces);
  return text;
}

std::string OtherCase(std::string text, Random& random) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || random.OneIn(2)) continue;
    c = static_cast<char>(std::islower(c) != 0 ? std::toupper(c) : std::tolower(c));
  }
  return text;
}

}  // namespace sigmata
