// A rule as it is meant: fields, patterns and logic, before any thought of how to run it.
//
// Everything past this form is engineering. The reference evaluator of the tests walks it in the
// obvious way, and the matcher has to agree with that.
#ifndef SIGMATA_COMPILER_BIND_BOUND_RULE_H_
#define SIGMATA_COMPILER_BIND_BOUND_RULE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/bind/pattern.h"
#include "sigmata/source.h"

namespace sigmata {

// True if any value of the field fits the pattern; see docs/semantics.md for missing fields.
struct Predicate {
  std::string field;  // empty: every scalar value of the event (keywords)
  Pattern pattern;
};

struct BoolExpr {
  enum class Kind : std::uint8_t { kTrue, kFalse, kAnd, kOr, kNot, kPredicate };

  Kind kind = Kind::kTrue;
  std::vector<BoolExpr> children;
  Predicate predicate;
  std::string label;  // what the rule calls this part: a search identifier, a quantifier; or empty
  Span span;
};

// Events must pass `where`. Renamed fields hold for the rule's own predicates.
struct BoundGate {
  BoolExpr where;
  std::vector<std::pair<std::string, std::string>> renames;
};

struct BoundRule {
  std::string id, title, level;
  Span span;
  BoolExpr expr;
  std::vector<BoundGate> gates;  // empty: no field map knows the logsource
};

std::string_view KindName(BoolExpr::Kind kind);  // "and"; of a predicate: empty

BoolExpr MakeAnd(std::vector<BoolExpr> children, Span span);
BoolExpr MakeOr(std::vector<BoolExpr> children, Span span);
BoolExpr MakeNot(BoolExpr child, Span span);
BoolExpr MakePredicate(std::string field, Pattern pattern, Span span);

std::size_t CountNodes(const BoolExpr& expr);
// The expression with fields renamed.
BoolExpr RenameFields(const BoolExpr& expr,
                      const std::vector<std::pair<std::string, std::string>>& renames);

std::string DumpBoundRule(const BoundRule& rule, const Source& source);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_BOUND_RULE_H_
