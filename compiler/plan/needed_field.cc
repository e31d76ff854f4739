#include "compiler/plan/needed_field.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

using Fields = std::set<std::string>;

Fields NeededFields(const BoolExpr& expr) {
  if (expr.kind == BoolExpr::Kind::kPredicate) {
    const bool present = expr.predicate.pattern.kind != PatternKind::kNull;
    return present && !expr.predicate.field.empty() ? Fields{expr.predicate.field} : Fields{};
  }
  Fields needed;
  if (expr.kind == BoolExpr::Kind::kAnd) {
    for (const BoolExpr& child : expr.children) needed.merge(NeededFields(child));
  } else if (expr.kind == BoolExpr::Kind::kOr && !expr.children.empty()) {
    needed = NeededFields(expr.children[0]);
    for (const BoolExpr& child : expr.children) {
      const Fields other = NeededFields(child);
      std::erase_if(needed, [&other](const std::string& field) { return !other.contains(field); });
    }
  }
  return needed;
}

}  // namespace

std::string NeededField(const BoolExpr& expr) {
  const Fields needed = NeededFields(expr);
  const auto common = [](const std::string& field) {
    return std::find(std::begin(kWellKnownFieldNames), std::end(kWellKnownFieldNames), field) !=
           std::end(kWellKnownFieldNames);
  };
  const auto rare = std::find_if_not(needed.begin(), needed.end(), common);
  if (rare != needed.end()) return *rare;
  return needed.empty() ? std::string() : *needed.begin();
}

}  // namespace sigmata
