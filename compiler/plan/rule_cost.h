// Whether a rule is dear to match, and what makes it so.
#ifndef SIGMATA_COMPILER_PLAN_RULE_COST_H_
#define SIGMATA_COMPILER_PLAN_RULE_COST_H_

#include <string>

#include "compiler/bind/bound_rule.h"

namespace sigmata {

struct RuleCost {
  enum class Reason : std::uint8_t { kNone, kNoText, kShortText, kRegex };

  Reason reason = Reason::kNone;
  Span because;
  std::string text;  // of kShortText
};

// Plans this rule alone. A rule that names its event IDs, or a number, is never dear; nor is one
// whose logsource no field map knows, as it runs on no event.
RuleCost CostOf(const BoundRule& rule);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_RULE_COST_H_
