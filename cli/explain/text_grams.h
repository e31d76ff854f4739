// Which runs of four bytes, two, and one stand in the texts of a field, so that of a large one most
// questions are answered without looking through it again.
#ifndef SIGMATA_CLI_EXPLAIN_TEXT_GRAMS_H_
#define SIGMATA_CLI_EXPLAIN_TEXT_GRAMS_H_

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/bind/pattern.h"

namespace sigmata::cli {

// Texts that each value that fits the pattern holds when folded; none if nothing can be said.
std::vector<std::string> NeededTexts(const Pattern& pattern);

class TextGrams {
 public:
  TextGrams();

  void Add(std::string_view folded);
  // False only if none of the texts that were added holds all of `needed`.
  bool MayHold(const std::vector<std::string>& needed) const;

 private:
  bool MayHold(std::string_view needed) const;

  std::vector<bool> fours_;  // by hash
  std::bitset<65536> pairs_;
  std::bitset<256> bytes_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_TEXT_GRAMS_H_
