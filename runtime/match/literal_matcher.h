// Whether a text contains one of many literals, in one walk over the text.
//
// Each literal is known by runs of four bytes (grams), those that are rarest among the set's
// literals: a long one by four grams side by side, so that every fourth place of the text is looked
// at, a short one by one. The walk asks a filter of each gram, and only what passes is compared.
// A few dozen literals are known by four signs each where the processor looks at many places at
// once.
#ifndef SIGMATA_RUNTIME_MATCH_LITERAL_MATCHER_H_
#define SIGMATA_RUNTIME_MATCH_LITERAL_MATCHER_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "runtime/match/begun_texts.h"
#include "runtime/match/gram_table.h"
#include "runtime/program/made_once.h"
#include "runtime/program/program_image.h"

namespace sigmata {

class LiteralMatcher {
 public:
  // Below this many literals, looking for each of them is as fast.
  static constexpr std::uint32_t kFewLiterals = 4;

  // `literals` are views that outlive the matcher.
  explicit LiteralMatcher(std::vector<std::string_view> literals);

  bool FindsIn(std::string_view text) const noexcept;

 private:
  struct Place {
    std::uint32_t literal = 0;
    std::uint32_t offset = 0;  // of the gram within the literal
  };
  using Index = GramTable<std::uint32_t, Place>;

  Index MakeIndex(bool long_ones) const;
  static bool Walk(const std::vector<std::string_view>& literals, const Index& index,
                   std::size_t step, std::string_view text) noexcept;

  std::vector<std::string_view> literals_;
  std::vector<std::string_view> tiny_;  // shorter than a gram
  Index long_, short_;
  std::unique_ptr<const BegunTexts> begun_;  // all of them, instead of the others; or null
};

// The matchers of a program's sets, each made when it is first asked for. Safe to use from several
// threads.
class LiteralMatchers {
 public:
  explicit LiteralMatchers(const ProgramImage& image) : image_(image), slots_(image.sets.size()) {}

  // Null if the set is small, or there is no memory for it: look for each literal then.
  const LiteralMatcher* Get(std::uint32_t set) const noexcept;

 private:
  const ProgramImage& image_;
  std::vector<MadeOnce<LiteralMatcher>> slots_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_LITERAL_MATCHER_H_
