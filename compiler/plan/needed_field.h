// A field without which an expression cannot be true.
#ifndef SIGMATA_COMPILER_PLAN_NEEDED_FIELD_H_
#define SIGMATA_COMPILER_PLAN_NEEDED_FIELD_H_

#include <string>

#include "compiler/bind/bound_rule.h"

namespace sigmata {

// Empty if there is none. Fields that nearly every event has (event ID, channel, provider) are
// named only where there is no other.
std::string NeededField(const BoolExpr& expr);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_NEEDED_FIELD_H_
