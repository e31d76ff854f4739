// Whether one rule's events are all another's: what holds wherever a condition holds.
//
// The answer is certain when true; false means "not known". Every step is sound for fields of
// several values: what one value of a field fits, the same value fits.
#ifndef SIGMATA_COMPILER_LINT_ENTAILMENT_H_
#define SIGMATA_COMPILER_LINT_ENTAILMENT_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/lint/pattern_relation.h"

namespace sigmata {

// A condition made for many comparisons: fields by number, patterns Comparable.
struct Claim {
  BoolExpr::Kind kind = BoolExpr::Kind::kTrue;
  std::uint32_t field = 0;
  std::uint64_t fields = 0;  // a bit for each field below, which others may share
  std::size_t size = 1;      // with all below
  std::uint64_t signs = 0;   // a bit for each sign of a text, which others may share
  Pattern pattern;
  std::vector<Claim> children;  // the smallest first: what does not hold is found soonest
};

// Numbers fields. Claims of one maker can be compared; it refers to the conditions' field names.
class ClaimMaker {
 public:
  Claim Make(const BoolExpr& expr);

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

// Whether `wide` holds wherever `narrow` does. False when the budget is used up.
bool Entails(const Claim& narrow, const Claim& wide, PatternBudget& budget);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_ENTAILMENT_H_
