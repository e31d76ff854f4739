// On the way, constants are folded away, nested ANDs and ORs are joined, and equal children stand
// once.
#include "compiler/plan/set_predicate.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "runtime/program/fold.h"

namespace sigmata {
namespace {

using Kind = BoolExpr::Kind;

Opcode FieldOpcode(Anchor anchor) {
  switch (anchor) {
    case Anchor::kWhole:
      return Opcode::kFieldEquals;
    case Anchor::kStart:
      return Opcode::kFieldStartsWith;
    case Anchor::kEnd:
      return Opcode::kFieldEndsWith;
    case Anchor::kAnywhere:
      return Opcode::kFieldContains;
  }
  return Opcode::kFail;
}

Opcode OpcodeOf(const Pattern& pattern) {
  switch (pattern.kind) {
    case PatternKind::kEquals:
      return Opcode::kEquals;
    case PatternKind::kStartsWith:
      return Opcode::kStartsWith;
    case PatternKind::kEndsWith:
      return Opcode::kEndsWith;
    case PatternKind::kContains:
      return Opcode::kContains;
    case PatternKind::kGlob:
      return Opcode::kGlob;
    case PatternKind::kNumber:
      return Opcode::kNumberEquals;
    case PatternKind::kRegex:
      return Opcode::kRegex;
    case PatternKind::kCidr:
      return Opcode::kCidr;
    case PatternKind::kNull:
      return Opcode::kNull;
    case PatternKind::kExists:
      return Opcode::kExists;
    case PatternKind::kScalar:
      return Opcode::kScalar;
    case PatternKind::kField:
      return FieldOpcode(pattern.anchor);
    case PatternKind::kOrder:
      return Opcode::kOrder;
  }
  return Opcode::kFail;
}

std::optional<Opcode> SetForm(Opcode op) {
  switch (op) {
    case Opcode::kEquals:
    case Opcode::kEqualsAny:
      return Opcode::kEqualsAny;
    case Opcode::kStartsWith:
    case Opcode::kStartsWithAny:
      return Opcode::kStartsWithAny;
    case Opcode::kEndsWith:
    case Opcode::kEndsWithAny:
      return Opcode::kEndsWithAny;
    case Opcode::kContains:
    case Opcode::kContainsAny:
      return Opcode::kContainsAny;
    default:
      return std::nullopt;
  }
}

bool ComparesLetters(Opcode op) { return SetForm(op).has_value() || op == Opcode::kGlob; }

PlanExpr Constant(Kind kind, Span span) {
  PlanExpr expr;
  expr.kind = kind;
  expr.span = span;
  return expr;
}

PlanExpr Leaf(const BoolExpr& expr) {
  const Pattern& pattern = expr.predicate.pattern;
  PlanExpr leaf = Constant(Kind::kPredicate, expr.span);
  leaf.predicate.op = OpcodeOf(pattern);
  leaf.predicate.cased = pattern.cased;
  leaf.predicate.field = expr.predicate.field;
  leaf.predicate.comparison = pattern.comparison;
  leaf.predicate.part = pattern.part;
  const bool folds = ComparesLetters(leaf.predicate.op) && !pattern.cased;
  leaf.predicate.literals = {folds ? Fold(pattern.text) : pattern.text};
  return leaf;
}

bool SameLogic(const PlanExpr& a, const PlanExpr& b) {
  return a.kind == b.kind && a.predicate == b.predicate &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    SameLogic);
}

// Adds a child of an AND or OR, taking in its children where it is of the same kind.
void AddChild(PlanExpr child, PlanExpr& parent) {
  if (child.kind == parent.kind) {
    for (PlanExpr& inner : child.children) AddChild(std::move(inner), parent);
    return;
  }
  constexpr std::size_t kCompared = 64;  // long lists become sets, which drop repeats themselves
  const std::size_t compared = std::min(parent.children.size(), kCompared);
  for (std::size_t i = 0; i < compared; ++i) {
    if (SameLogic(parent.children[i], child)) return;
  }
  parent.children.push_back(std::move(child));
}

// Joins the leaves of an OR that ask the same field in the same way.
void FormSets(PlanExpr& expr) {
  using Key = std::tuple<Opcode, bool, std::string>;
  std::map<Key, std::size_t> sets;
  std::vector<PlanExpr> kept;
  for (PlanExpr& child : expr.children) {
    const auto set_form =
        child.kind == Kind::kPredicate ? SetForm(child.predicate.op) : std::nullopt;
    if (!set_form) {
      kept.push_back(std::move(child));
      continue;
    }
    const Key key{*set_form, child.predicate.cased, child.predicate.field};
    const auto [it, first] = sets.try_emplace(key, kept.size());
    if (first) {
      kept.push_back(std::move(child));
    } else {
      auto& literals = kept[it->second].predicate.literals;
      std::move(child.predicate.literals.begin(), child.predicate.literals.end(),
                std::back_inserter(literals));
      kept[it->second].predicate.op = *set_form;
    }
  }
  for (PlanExpr& child : kept) {
    auto& literals = child.predicate.literals;
    std::sort(literals.begin(), literals.end());
    literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  }
  expr.children = std::move(kept);
}

PlanExpr FormJunction(const BoolExpr& expr) {
  const Kind absorbing = expr.kind == Kind::kAnd ? Kind::kFalse : Kind::kTrue;
  const Kind neutral = expr.kind == Kind::kAnd ? Kind::kTrue : Kind::kFalse;
  PlanExpr junction = Constant(expr.kind, expr.span);
  for (const BoolExpr& child : expr.children) {
    PlanExpr formed = FormPredicates(child);
    if (formed.kind == absorbing) return formed;
    if (formed.kind != neutral) AddChild(std::move(formed), junction);
  }
  if (junction.children.empty()) return Constant(neutral, expr.span);
  if (expr.kind == Kind::kOr) FormSets(junction);
  if (junction.children.size() == 1) return PlanExpr(std::move(junction.children[0]));
  return junction;
}

PlanExpr FormNegation(const BoolExpr& expr) {
  PlanExpr inner = FormPredicates(expr.children[0]);
  if (inner.kind == Kind::kTrue) return Constant(Kind::kFalse, expr.span);
  if (inner.kind == Kind::kFalse) return Constant(Kind::kTrue, expr.span);
  if (inner.kind == Kind::kNot) return PlanExpr(std::move(inner.children[0]));
  PlanExpr negation = Constant(Kind::kNot, expr.span);
  negation.children.push_back(std::move(inner));
  return negation;
}

}  // namespace

PlanExpr FormPredicates(const BoolExpr& expr) {
  switch (expr.kind) {
    case Kind::kPredicate:
      return Leaf(expr);
    case Kind::kNot:
      return FormNegation(expr);
    case Kind::kAnd:
    case Kind::kOr:
      return FormJunction(expr);
    case Kind::kTrue:
    case Kind::kFalse:
      break;
  }
  return Constant(expr.kind, expr.span);
}

}  // namespace sigmata
