// A value for one field of an example: it fits some patterns and does not fit others.
#ifndef SIGMATA_CLI_TEST_GENERATE_FIELD_VALUE_H_
#define SIGMATA_CLI_TEST_GENERATE_FIELD_VALUE_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/explain/pattern_test.h"
#include "compiler/bind/bound_rule.h"

namespace sigmata::cli {

// A predicate that the event has to answer so.
struct Wish {
  const Predicate* predicate = nullptr;
  bool answer = true;
};

struct FieldValue {
  enum class Kind { kAbsent, kNull, kNumber, kText };

  Kind kind = Kind::kAbsent;
  std::string text;

  friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

// Asks patterns of values; remembers patterns that it has made ready.
class WishJudge {
 public:
  bool Holds(const Wish& wish, const FieldValue& value);
  bool AllHold(const std::vector<Wish>& wishes, const FieldValue& value);

 private:
  std::map<const Predicate*, std::unique_ptr<PatternTest>> tests_;
};

// Values by which a field can be there where no pattern says which, the best first.
using Fillers = std::vector<FieldValue>;

// None if there is no such value, or none was found. `present`: rather there with another value
// than missing. Not for patterns that compare with other fields.
std::optional<FieldValue> MakeFieldValue(const std::vector<Wish>& wishes, const Fillers& fillers,
                                         bool present, WishJudge& judge);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_FIELD_VALUE_H_
