#include "compiler/plan/alternative_entries.h"

#include <algorithm>

namespace sigmata {
namespace {

using Kind = BoolExpr::Kind;

// Whether the answer takes a walk over a text. What compares its beginning or end costs no more
// than an entry does.
bool Walks(const PlanExpr& expr) {
  if (expr.kind == Kind::kPredicate) {
    switch (expr.predicate.op) {
      case Opcode::kContains:
      case Opcode::kContainsAny:
      case Opcode::kGlob:
      case Opcode::kRegex:
        return true;
      default:
        return expr.predicate.field.empty();
    }
  }
  return std::any_of(expr.children.begin(), expr.children.end(), Walks);
}

// Questions and their literals.
std::size_t SizeOf(const PlanExpr& expr) {
  std::size_t size = 1 + expr.predicate.literals.size();
  for (const PlanExpr& child : expr.children) size += SizeOf(child);
  return size;
}

void Append(const PlanExpr& part, std::vector<PlanExpr>& children) {
  if (part.kind == Kind::kAnd) {
    children.insert(children.end(), part.children.begin(), part.children.end());
  } else {
    children.push_back(part);
  }
}

}  // namespace

bool AreWorthEntries(const PlanEntry& entry, const PlanExpr& alternatives) {
  constexpr std::size_t kMost = 8;
  constexpr std::size_t kMostBeside = 512;
  return alternatives.children.size() <= kMost &&
         SizeOf(entry.expr) - SizeOf(alternatives) <= kMostBeside &&
         std::count_if(alternatives.children.begin(), alternatives.children.end(), Walks) > 1;
}

std::vector<PlanEntry> EntryForEach(const PlanEntry& entry, const PlanExpr& alternatives) {
  std::vector<PlanEntry> entries;
  for (const PlanExpr& alternative : alternatives.children) {
    PlanExpr& expr = entries.emplace_back(entry).expr;
    if (&alternatives == &entry.expr) {
      expr = alternative;
      continue;
    }
    expr.children.clear();
    for (const PlanExpr& child : entry.expr.children) {
      Append(&child == &alternatives ? alternative : child, expr.children);
    }
  }
  return entries;
}

}  // namespace sigmata
