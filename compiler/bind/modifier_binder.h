// A detection item's modifiers and values -> BoolExpr (appendix "modifiers").
#ifndef SIGMATA_COMPILER_BIND_MODIFIER_BINDER_H_
#define SIGMATA_COMPILER_BIND_MODIFIER_BINDER_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/parse/rule.h"
#include "sigmata/placeholders.h"

namespace sigmata {

// More texts than this are not made of a rule's values where `windash` stands before an encoding.
inline constexpr std::size_t kMaxSpellings = 20'000;

// Everything that makes no sense is reported; the result is then of no use. `spellings` counts the
// texts of kMaxSpellings, over all items of a rule.
BoolExpr BindItem(const DetectionItem& item, std::string_view source,
                  const Placeholders& placeholders, std::size_t& spellings,
                  std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_MODIFIER_BINDER_H_
