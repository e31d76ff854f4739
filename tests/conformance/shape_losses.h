// What the collectors lose of an event, or deliver in another form than Windows has it.
#ifndef SIGMATA_TESTS_CONFORMANCE_SHAPE_LOSSES_H_
#define SIGMATA_TESTS_CONFORMANCE_SHAPE_LOSSES_H_

#include <span>
#include <string_view>

namespace sigmata {

// Lists have a space between their words.
struct ShapeLoss {
  std::string_view shapes;
  std::string_view fields;
  std::string_view events;  // of the examples, by their names
  std::string_view why;
};

std::span<const ShapeLoss> ShapeLosses();

}  // namespace sigmata

#endif  // SIGMATA_TESTS_CONFORMANCE_SHAPE_LOSSES_H_
