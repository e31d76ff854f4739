// BoundRules -> Plan: which code runs for which events, and in what order.
//
// Passes, in order: gates make a rule into entries; lists on one field become set predicates; the
// event classes and the field an entry needs are derived; when all entries are known, each gets its
// pivots, and its children are ordered by what they cost and decide.
#ifndef SIGMATA_COMPILER_PLAN_PLAN_H_
#define SIGMATA_COMPILER_PLAN_PLAN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/bind/bound_rule.h"
#include "runtime/program/program_image.h"

namespace sigmata {

// A question as one instruction can ask it. Literals are folded unless `cased`.
struct PlanPredicate {
  Opcode op = Opcode::kFail;
  bool cased = false;
  std::string field;  // empty: every value
  std::vector<std::string> literals;
  Comparison comparison = Comparison::kEqual;  // of kOrder
  TimePart part = TimePart::kNone;             // of kOrder
  // Of kRegex: a value in ASCII has to hold a text of each list, letters in any case.
  std::vector<std::vector<std::string>> gates = {};

  friend auto operator<=>(const PlanPredicate&, const PlanPredicate&) = default;
};

struct PlanExpr {
  BoolExpr::Kind kind = BoolExpr::Kind::kTrue;
  std::vector<PlanExpr> children;
  PlanPredicate predicate;
  Span span;
  double cost = 0;     // see cost_order.h
  double share = 0.5;  // see expected_share.h
};

// What an event can be known by; an event of none of an entry's classes cannot match it.
struct EventClass {
  ClassKind kind = ClassKind::kAny;
  std::string name;  // folded channel or provider
  std::uint32_t event_id = 0;

  friend auto operator<=>(const EventClass&, const EventClass&) = default;
};

// A text that a value of the field has to hold; see pivot.h.
struct PlanPivot {
  std::string field;  // empty: every value
  PivotKind kind = PivotKind::kWhole;
  std::string text;         // folded; letters in it are ASCII
  std::uint8_t window = 0;  // of a part: where its window begins; see PivotWindowSize

  friend auto operator<=>(const PlanPivot&, const PlanPivot&) = default;
};

struct PlanEntry {
  std::size_t rule = 0;  // index into the rules given
  PlanExpr expr;
  std::vector<EventClass> classes;  // sorted; never empty
  std::string needed_field;         // without it the entry cannot match; or empty
  std::vector<PlanPivot> pivots;    // without all of them the entry cannot match; or empty
  double pivot_hits = 1;            // the share of events expected to hold one of them
};

struct Plan {
  std::vector<PlanEntry> entries;
};

Plan PlanRules(const std::vector<BoundRule>& rules, bool ignore_logsource);
// Of one rule alone; its pivots may be others beside its neighbours.
Plan PlanRule(const BoundRule& rule);

// `name` is the rule's title; the dump of what was decided for it.
std::string DumpPlan(const Plan& plan, const std::vector<BoundRule>& rules);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_PLAN_H_
