// A value whose modifiers have been applied -> the question it asks of a field.
#ifndef SIGMATA_COMPILER_BIND_VALUE_PATTERN_H_
#define SIGMATA_COMPILER_BIND_VALUE_PATTERN_H_

#include <string>
#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/bind/item_value.h"
#include "compiler/parse/rule.h"

namespace sigmata {

// `written` is the value as the rule has it, for places. What is no pattern is reported.
BoolExpr BindPattern(const std::string& field, const ItemValue& value,
                     const DetectionValue& written, std::string_view source,
                     std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_VALUE_PATTERN_H_
