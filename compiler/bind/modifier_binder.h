// A detection item's modifiers and values -> BoolExpr (appendix "modifiers").
#ifndef SIGMATA_COMPILER_BIND_MODIFIER_BINDER_H_
#define SIGMATA_COMPILER_BIND_MODIFIER_BINDER_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/parse/rule.h"
#include "sigmata/placeholders.h"

namespace sigmata {

// Everything that makes no sense is reported; the result is then of no use.
BoolExpr BindItem(const DetectionItem& item, std::string_view source,
                  const Placeholders& placeholders, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_MODIFIER_BINDER_H_
