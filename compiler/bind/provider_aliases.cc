#include "compiler/bind/provider_aliases.h"

#include <algorithm>

#include "runtime/program/fold.h"
#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

std::vector<std::string> NamesOf(const Provider& provider) {
  std::vector<std::string> names = provider.aliases;
  names.insert(names.begin(), provider.name);
  return names;
}

std::vector<std::string> OtherNames(const std::string& name, const FieldMaps& maps) {
  const std::string folded = Fold(name);
  const auto same = [&folded](const std::string& other) { return Fold(other) == folded; };
  for (const Provider& provider : maps.providers) {
    std::vector<std::string> names = NamesOf(provider);
    if (std::none_of(names.begin(), names.end(), same)) continue;
    std::erase_if(names, same);
    return names;
  }
  return {};
}

}  // namespace

void ExpandProviderAliases(BoolExpr& expr, const FieldMaps& maps) {
  for (BoolExpr& child : expr.children) ExpandProviderAliases(child, maps);
  const bool names_provider = expr.kind == BoolExpr::Kind::kPredicate &&
                              expr.predicate.field == kWellKnownFieldNames[kFieldProvider] &&
                              expr.predicate.pattern.kind == PatternKind::kEquals;
  if (!names_provider) return;
  std::vector<BoolExpr> any;
  for (std::string& name : OtherNames(expr.predicate.pattern.text, maps)) {
    Pattern pattern = expr.predicate.pattern;
    pattern.text = std::move(name);
    any.push_back(MakePredicate(expr.predicate.field, std::move(pattern), expr.span));
  }
  if (any.empty()) return;
  std::string label = std::move(expr.label);
  const Span span = expr.span;
  expr.label.clear();
  any.insert(any.begin(), std::move(expr));
  expr = MakeOr(std::move(any), span);
  expr.label = std::move(label);
}

}  // namespace sigmata
