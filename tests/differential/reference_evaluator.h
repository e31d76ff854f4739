// The slow twin of the matcher: walks a bound rule on one event in the obvious way.
//
// It shares nothing with the matcher past the bound form: its own JSON, shapes, folding, globs,
// numbers and networks; RE2 for regular expressions. Where the two differ, one of them is wrong.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_EVALUATOR_H_
#define SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_EVALUATOR_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/bind/bound_rule.h"
#include "tests/differential/reference_event.h"

namespace re2 {
class RE2;
}

namespace sigmata {

// A pattern, read once.
class ReferencePattern {
 public:
  explicit ReferencePattern(const Pattern& pattern);

  PatternKind kind() const { return kind_; }
  // Whether a value stands to another field's value as a pattern of kind kField wants it.
  bool FitsOther(const ReferenceValue& value, const ReferenceValue& other) const;
  // Whether a scalar value fits. Of patterns that ask for a field's presence: true.
  bool Fits(const ReferenceValue& value) const;

 private:
  bool IsNumber(const ReferenceValue& value) const;

  PatternKind kind_;
  Pattern pattern_;
  bool cased_;
  CodePoints text_;  // folded unless cased
  std::optional<PlainDecimal> number_;
  std::optional<PlainNetwork> network_;
  std::shared_ptr<const re2::RE2> regex_;
};

class ReferenceRule {
 public:
  ReferenceRule(const BoundRule& rule, bool ignore_logsource);

  bool Matches(const ReferenceEvent& event) const;

 private:
  using Renames = std::vector<std::pair<std::string, std::string>>;

  struct Node {
    BoolExpr::Kind kind = BoolExpr::Kind::kTrue;
    std::vector<Node> children;
    std::string field;
    std::string other_field;                // of a pattern of kind kField
    std::vector<ReferencePattern> pattern;  // one, of a predicate
  };

  static Node Read(const BoolExpr& expr, const Renames& renames);
  static bool IsTrue(const Node& node, const ReferenceEvent& event);
  static bool Holds(const Node& predicate, const ReferenceEvent& event);

  // One way to match: a gate and the rule under its names.
  struct Variant {
    Node gate, rule;
  };
  std::vector<Variant> variants_;
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_EVALUATOR_H_
