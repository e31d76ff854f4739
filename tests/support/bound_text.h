// Rule text -> BoundRule, for tests of what binding and planning make of it.
#ifndef SIGMATA_TESTS_SUPPORT_BOUND_TEXT_H_
#define SIGMATA_TESTS_SUPPORT_BOUND_TEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/bind/bound_rule.h"

namespace sigmata {

struct BoundText {
  std::optional<BoundRule> rule;
  std::vector<std::string> codes;  // of what was said about it
};

// A rule with the `detection` given (see RuleWith).
BoundText BindText(std::string_view detection);

// The expression as a formula: `x = 'a'`, brackets around AND (&) and OR (|) of several.
std::string Formula(const BoolExpr& expr);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_SUPPORT_BOUND_TEXT_H_
