// An event as the reference evaluator sees it: every name that any field may have, and its values.
//
// Made from the field maps' own rows (fields-maps/README.md), without asking which fields some rule
// uses. Names that a collector's shape, a position or an alias gives stand side by side. Damaged
// JSON and rendered messages are not read here; these have tests of their own.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_EVENT_H_
#define SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_EVENT_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "sigmata/field_map.h"
#include "tests/differential/reference_json.h"
#include "tests/differential/reference_text.h"

namespace sigmata {

struct ReferenceValue {
  enum class Kind { kString, kNumber, kBool, kNull, kEmptyArray, kObject };

  Kind kind = Kind::kNull;
  std::string text;
  CodePoints points, folded;  // of the text
  bool read = true;           // false: known of the event, but not in its JSON

  bool is_scalar() const { return kind <= Kind::kBool; }
};

struct ReferenceEvent {
  std::string shape;
  std::vector<ReferenceValue> values;
  std::unordered_map<std::string, std::vector<std::size_t>>
      fields;  // name -> indexes into `values`

  // Null if the event has no such field.
  const std::vector<std::size_t>* Find(const std::string& field) const;
};

ReferenceEvent ReadReferenceEvent(const JsonTree& json, const FieldMaps& maps);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_EVENT_H_
