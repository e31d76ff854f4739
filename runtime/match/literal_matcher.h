// Whether a text contains one of many literals, in one walk over the text.
//
// Each literal is known by one of its runs of four bytes, the one that is rarest among the set's
// literals. The walk looks each run of the text up in a bitmap, and only what passes is compared.
#ifndef SIGMATA_RUNTIME_MATCH_LITERAL_MATCHER_H_
#define SIGMATA_RUNTIME_MATCH_LITERAL_MATCHER_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

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
  struct Gram {
    std::uint32_t bytes;
    std::uint32_t offset;  // of the run within the literal
    std::uint32_t literal;
  };

  bool Verify(std::string_view text, std::size_t at, std::uint32_t bytes) const noexcept;

  std::vector<std::string_view> literals_;
  std::vector<std::string_view> short_;  // literals of less than four bytes
  std::vector<Gram> grams_;              // sorted by their bytes
  std::vector<std::uint64_t> bitmap_;
  unsigned shift_ = 0;  // a run's hash shifted by this is its bit
};

// The matchers of a program's sets, each made when it is first asked for. Safe to use from several
// threads.
class LiteralMatchers {
 public:
  explicit LiteralMatchers(const ProgramImage& image) : image_(image), slots_(image.sets.size()) {}

  // Null if the set is small, or there is no memory for it: look for each literal then.
  const LiteralMatcher* Get(std::uint32_t set) const noexcept;

 private:
  struct Slot {
    std::once_flag made;
    std::unique_ptr<const LiteralMatcher> matcher;
  };

  const ProgramImage& image_;
  mutable std::vector<Slot> slots_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_LITERAL_MATCHER_H_
