// What is known of an event's fields where a part of a condition is asked, and what follows.
#ifndef SIGMATA_COMPILER_LINT_FACTS_H_
#define SIGMATA_COMPILER_LINT_FACTS_H_

#include <string>
#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/lint/pattern_relation.h"

namespace sigmata {

// The field has a value that fits one of the patterns; denied: no value of the field fits any.
struct Fact {
  std::string field;
  std::vector<const Pattern*> any_of;
  bool denied = false;
  Span span;
  const BoolExpr* origin = nullptr;  // the conjunct that says so
};

// kSingle: true only if no field of the event holds several values.
enum class Truth : std::uint8_t { kUnknown, kTrue, kFalse, kSingleFalse };

struct Judgement {
  Truth truth = Truth::kUnknown;
  const Fact* because = nullptr;  // one of those that decide it; null if it needs none
};

// Values of one field, any of which will do.
bool IsValueList(const BoolExpr& expr);

// With all patterns made Comparable.
BoolExpr WithComparablePatterns(BoolExpr expr);

// Adds the conjuncts of nested ANDs, in the order of the rule.
void AddConjuncts(const BoolExpr& expr, std::vector<const BoolExpr*>& conjuncts);

// Adds what holds wherever `conjunct` holds, as far as it can be said of one field. Patterns are
// Comparable; facts refer to the conjunct.
void AddFacts(const BoolExpr& conjunct, std::vector<Fact>& facts);

// What the expression is worth where the facts hold, but for those that come from `skip`.
// Unknown when the budget is used up.
Judgement Judge(const BoolExpr& expr, const std::vector<Fact>& facts, const BoolExpr* skip,
                PatternBudget& budget);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_FACTS_H_
