// Rule -> BoundRule: identifiers and quantifiers resolved, modifiers applied, logsource looked up.
#ifndef SIGMATA_COMPILER_BIND_BINDER_H_
#define SIGMATA_COMPILER_BIND_BINDER_H_

#include <optional>
#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/parse/rule.h"
#include "sigmata/field_map.h"
#include "sigmata/placeholders.h"

namespace sigmata {

// A rule may name an identifier often; this bounds what becomes of it.
inline constexpr std::size_t kMaxBoundNodes = 1'000'000;

struct BindContext {
  const FieldMaps& maps;
  const Placeholders& placeholders;
  bool lenient = false;  // these two: see CompileOptions in sigmata/compiler.h
  bool ignore_logsource = false;
};

// Empty if the rule cannot be understood; the diagnostics say why.
std::optional<BoundRule> BindRule(const Rule& rule, const Source& source,
                                  const BindContext& context, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_BINDER_H_
