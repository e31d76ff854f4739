// What one pattern says about another: for the lints that ask whether a part of a rule can matter.
//
// Both answers are about one value. They are certain when true; false means "not known". Both take
// patterns that have been made Comparable.
#ifndef SIGMATA_COMPILER_LINT_PATTERN_RELATION_H_
#define SIGMATA_COMPILER_LINT_PATTERN_RELATION_H_

#include "compiler/bind/pattern.h"

namespace sigmata {

// Whether it is about a text as it is written, all of it or a part.
bool IsText(const Pattern& pattern);

// With its text folded, so that this is done once for many comparisons.
Pattern Comparable(Pattern pattern);

// What comparing patterns may cost. Rules written by hand stay far below; of tables of thousands of
// values the rest is not compared, and what is not compared is not known.
class PatternBudget {
 public:
  PatternBudget() = default;
  explicit PatternBudget(std::size_t steps) : left_(steps) {}

  // Whether the two may still be compared; pays for it.
  bool Pay(const Pattern& a, const Pattern& b);
  std::size_t left() const { return left_; }
  // Also to pass over something that is not compared.
  bool Pay(std::size_t steps);

 private:
  std::size_t left_ = 4'000'000;  // a step is about a comparison of two short texts
};

// Every value that fits `narrow` fits `wide`.
bool Implies(const Pattern& narrow, const Pattern& wide);

// No value fits both.
bool Disjoint(const Pattern& a, const Pattern& b);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_PATTERN_RELATION_H_
