// Whether the modifiers of an item make sense together, on values of its types, in their order.
#ifndef SIGMATA_COMPILER_BIND_MODIFIER_SEQUENCE_H_
#define SIGMATA_COMPILER_BIND_MODIFIER_SEQUENCE_H_

#include <vector>

#include "compiler/parse/rule.h"

namespace sigmata {

// The kind of value that a scalar of a rule is, before any modifier.
std::uint16_t ValueTypeOf(const DetectionItem& item, const DetectionValue& value);

// False, with diagnostics, if they do not.
bool CheckModifiers(const DetectionItem& item, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_MODIFIER_SEQUENCE_H_
