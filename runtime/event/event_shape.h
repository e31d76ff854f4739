// The collector shapes of a program, made ready for its fields.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_SHAPE_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_SHAPE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/event/path_tree.h"
#include "runtime/program/program_image.h"

namespace sigmata {

// The paths that probes ask for are numbered over all shapes, and every tree knows all of them: one
// walk with any shape's tree tells which shape the event has.
inline constexpr std::size_t kMaxProbePaths = 64;

struct EventShape {
  std::string_view id;
  PathTree tree;
  std::uint64_t all = 0, any = 0, none = 0;

  bool Fits(std::uint64_t probes) const {
    return (probes & all) == all && (any == 0 || (probes & any) != 0) && (probes & none) == 0;
  }
};

// Views into `image`.
std::vector<EventShape> BuildEventShapes(const ProgramImage& image);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_SHAPE_H_
