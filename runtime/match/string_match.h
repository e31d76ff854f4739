// Comparing texts. Texts and patterns are both folded, or both not.
#ifndef SIGMATA_RUNTIME_MATCH_STRING_MATCH_H_
#define SIGMATA_RUNTIME_MATCH_STRING_MATCH_H_

#include <span>
#include <string_view>

#include "runtime/program/program_image.h"

namespace sigmata {

bool ContainsText(std::string_view text, std::string_view literal) noexcept;

// Whether the whole text fits a pattern with the marks of wildcards.h. Linear in text times
// pattern at worst; does not recurse.
bool GlobFits(std::string_view text, std::string_view pattern) noexcept;

// A set's literals are sorted.
class LiteralSet {
 public:
  LiteralSet(const ProgramImage& image, const SetRecord& set)
      : image_(image), literals_(image.literals.subspan(set.literals.first, set.literals.count)) {}

  bool HasEqual(std::string_view text) const noexcept;
  bool HasPrefixOf(std::string_view text) const noexcept;
  bool HasSuffixOf(std::string_view text) const noexcept;
  bool HasPartOf(std::string_view text) const noexcept;

 private:
  std::string_view At(std::size_t i) const { return image_.Text(literals_[i]); }

  const ProgramImage& image_;
  std::span<const TextRef> literals_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_STRING_MATCH_H_
