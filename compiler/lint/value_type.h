// Whether a pattern can fit the values that Windows writes for a parameter of a known type.
#ifndef SIGMATA_COMPILER_LINT_VALUE_TYPE_H_
#define SIGMATA_COMPILER_LINT_VALUE_TYPE_H_

#include <string>
#include <vector>

#include "compiler/bind/pattern.h"
#include "sigmata/field_map.h"

namespace sigmata {

struct ValueProblem {
  // kWords: what a message says in place of the value.
  enum class Kind { kNone, kType, kRange, kHex, kWords };

  Kind kind = Kind::kNone;
  std::string message, help;
  std::vector<std::string> values = {};  // of kWords: those that the words stand for
};

// `values` are the parameter's known values, or null. Whole values only: a part of one may be
// anything.
ValueProblem CheckValueType(const Pattern& pattern, const EventParameter& parameter,
                            const ValueMap* values);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_VALUE_TYPE_H_
