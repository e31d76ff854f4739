// Where the values of an event stand, and which fields a collector shape's rows make of them.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_SHAPE_H_
#define SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_SHAPE_H_

#include <optional>
#include <string>
#include <vector>

#include "tests/differential/reference_event.h"
#include "tests/differential/reference_path.h"

namespace sigmata {

// A value and the keys that lead to it; arrays add none.
struct EventLeaf {
  EventPath path;
  ReferenceValue value;
  bool pair = false;                  // the last key is the name of a pair
  std::size_t member = 0;             // which key of the event it stands behind, counted from 1
  std::vector<std::size_t> elements;  // of arrays behind that key: its index in each
};

// The first shape whose probe holds, or the last one.
const CollectorShape& ShapeOf(const JsonTree& json, const FieldMaps& maps);

// Every scalar, every object below the top and every empty array, in the order of the text; behind
// them those of the texts that the shape has read again.
std::vector<EventLeaf> LeavesOf(const JsonTree& json, const CollectorShape& shape);

// A name that a row gives a value; of several rows that give a name, those of the least rank count.
struct NamedBy {
  std::string name;
  std::size_t rank = 0;
};
std::vector<NamedBy> NamesOf(const EventLeaf& leaf, const CollectorShape& shape);

// Parameters by position: indexes of leaves, none where a position was not given. A parameter that
// has a position but no value is added to the leaves, without path.
struct ReferencePositions {
  std::vector<std::optional<std::size_t>> values;
  std::optional<std::size_t> joined;  // all parameters in one text, if there are no others
  bool numbered = false;              // by numbers in keys
};
ReferencePositions PositionsOf(std::vector<EventLeaf>& leaves, const CollectorShape& shape);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_SHAPE_H_
