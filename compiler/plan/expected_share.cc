#include "compiler/plan/expected_share.h"

#include <algorithm>

#include "compiler/plan/event_class.h"

namespace sigmata {
namespace {

using Kind = BoolExpr::Kind;

// How often the answer is yes if the texts it needs are there, or if nothing is known of texts.
double Certainty(Opcode op) {
  switch (op) {
    case Opcode::kMatch:
      return 1;
    case Opcode::kFail:
      return 0;
    case Opcode::kGlob:
    case Opcode::kExists:
    case Opcode::kScalar:
    case Opcode::kOrder:
      return 0.5;
    case Opcode::kRegex:
    case Opcode::kNull:
    case Opcode::kCidr:
    case Opcode::kFieldEquals:
    case Opcode::kFieldStartsWith:
    case Opcode::kFieldEndsWith:
    case Opcode::kFieldContains:
      return 0.2;
    case Opcode::kEquals:
    case Opcode::kStartsWith:
    case Opcode::kEndsWith:
    case Opcode::kContains:
    case Opcode::kEqualsAny:
    case Opcode::kStartsWithAny:
    case Opcode::kEndsWithAny:
    case Opcode::kContainsAny:
    case Opcode::kNumberEquals:
      return 1;
  }
  return 1;
}

bool IsOf(const EventClass& event_class, const PlanPredicate& predicate) {
  const auto& literals = predicate.literals;
  if (predicate.field == kWellKnownFieldNames[kFieldEventId]) {
    return std::find(literals.begin(), literals.end(), std::to_string(event_class.event_id)) !=
           literals.end();
  }
  return std::find(literals.begin(), literals.end(), event_class.name) != literals.end();
}

}  // namespace

ExpectedShare::ExpectedShare(const PlanEntry& entry, ShareOf share_of, OptionsOf options_of)
    : entry_(entry), share_of_(std::move(share_of)), options_of_(std::move(options_of)) {
  for (const PlanPivot& pivot : entry.pivots) of_pivots_ += share_of_(pivot);
}

void ExpectedShare::Set(PlanExpr& expr) const {
  double all = 1;
  double none = 1;
  double sum = 0;
  for (PlanExpr& child : expr.children) {
    Set(child);
    all *= child.share;
    none *= 1 - child.share;
    sum += child.share;
  }
  switch (expr.kind) {
    case Kind::kPredicate:
      expr.share = OfPredicate(expr.predicate);
      break;
    case Kind::kAnd:
    case Kind::kTrue:
      expr.share = all;
      break;
    case Kind::kOr:
    case Kind::kFalse:
      expr.share = AreClasses(expr.children) ? std::min(sum, 1.0) : 1 - none;
      break;
    case Kind::kNot:
      expr.share = none;
      break;
  }
}

bool ExpectedShare::IsOfClass(const PlanPredicate& predicate) const {
  return IsKnownBy(entry_.classes.front().kind, predicate.field);
}

// Whether all of them ask for the class that an event is of: it is of one.
bool ExpectedShare::AreClasses(const std::vector<PlanExpr>& children) const {
  return std::all_of(children.begin(), children.end(), [this](const PlanExpr& child) {
    return child.kind == Kind::kPredicate && IsOfClass(child.predicate);
  });
}

double ExpectedShare::OfPredicate(const PlanPredicate& predicate) const {
  if (IsOfClass(predicate)) return OfClasses(predicate);
  double share = predicate.literals.empty() ? 1 : 0;
  for (const std::string& literal : predicate.literals) share += OfLiteral(predicate, literal);
  return std::min(share, 1.0) * Certainty(predicate.op);
}

// The share of the entry's classes that the predicate is about.
double ExpectedShare::OfClasses(const PlanPredicate& predicate) const {
  const auto count = std::count_if(
      entry_.classes.begin(), entry_.classes.end(),
      [&predicate](const EventClass& event_class) { return IsOf(event_class, predicate); });
  return static_cast<double>(count) / static_cast<double>(entry_.classes.size());
}

double ExpectedShare::OfLiteral(const PlanPredicate& predicate, const std::string& literal) const {
  constexpr double kOddNumber = 0.1;  // that is written in an unusual way
  const std::vector<PivotList>& options = options_of_(predicate, literal);
  if (options.empty()) return predicate.op == Opcode::kNumberEquals ? kOddNumber : 1;
  double share = 1;
  for (const PivotList& list : options) share = std::min(share, OfOption(list));
  return share;
}

// An entry is run where one of its pivots stands, so each of these is there more often.
double ExpectedShare::OfOption(const PivotList& list) const {
  double share = 0;
  double held = 0;
  for (const PlanPivot& pivot : list) {
    const double of_pivot = share_of_(pivot);
    share += of_pivot;
    const bool is_entrys = std::binary_search(entry_.pivots.begin(), entry_.pivots.end(), pivot);
    if (is_entrys) held += of_pivot / of_pivots_;
  }
  return std::min(std::max(share, held), 1.0);
}

}  // namespace sigmata
