// Regular expressions: the only door to RE2.
//
// Sigma's dialect as RE2 reads it: unanchored search, case-sensitive unless (?i), linear time.
#ifndef SIGMATA_RUNTIME_PROGRAM_REGEX_H_
#define SIGMATA_RUNTIME_PROGRAM_REGEX_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/program/regex_run.h"

namespace sigmata {

enum class RegexProblem { kNone, kSyntax, kNotLinear, kTooLarge };

struct RegexCheck {
  RegexProblem problem = RegexProblem::kNone;
  std::string message;   // for people
  std::string fragment;  // the part of the pattern that is at fault, if known
};

RegexCheck CheckRegex(std::string_view pattern);

// Lists of texts such that whatever the pattern is found in holds a text of each list. Letters are
// small; ones of the value count without regard to case. Only ASCII is promised: a value with other
// signs may fit without any of the texts. Empty if nothing is known.
std::vector<std::vector<std::string>> RequiredTexts(std::string_view pattern);

// The longest run that whatever the pattern is found in has; none: nothing is known.
std::optional<RegexRun> NeededRun(std::string_view pattern);

// Safe to use from several threads. Compiled on first use.
class Regex {
 public:
  explicit Regex(std::string_view pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  // Whether the pattern occurs in `text`. False for a pattern that CheckRegex refuses.
  bool FoundIn(std::string_view text) const noexcept;
  // The same, and the bytes of the leftmost place where it does.
  bool Find(std::string_view text, std::size_t& begin, std::size_t& end) const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_REGEX_H_
