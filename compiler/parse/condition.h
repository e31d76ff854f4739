// A condition as it is written (rules specification, "condition").
#ifndef SIGMATA_COMPILER_PARSE_CONDITION_H_
#define SIGMATA_COMPILER_PARSE_CONDITION_H_

#include <string>
#include <vector>

#include "sigmata/source.h"

namespace sigmata {

struct Condition {
  enum class Kind : std::uint8_t { kOr, kAnd, kNot, kIdentifier, kOneOf, kAllOf };

  Kind kind = Kind::kIdentifier;
  std::string name;  // of kIdentifier: the identifier; of kOneOf and kAllOf: the pattern or "them"
  std::vector<Condition> children;
  Span span;
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_CONDITION_H_
