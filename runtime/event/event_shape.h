// The collector shapes of a program, made ready for its fields.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_SHAPE_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_SHAPE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/event/path_tree.h"
#include "runtime/program/program_image.h"

namespace sigmata {

// The paths that probes ask for are numbered over all shapes, and every tree knows all of them: one
// walk with any shape's tree tells which shape the event has.
inline constexpr std::size_t kMaxProbePaths = 64;

// Which probe paths have to be met in an event of a shape.
struct ProbeMasks {
  std::uint64_t all = 0, any = 0, none = 0;

  bool Fit(std::uint64_t probes) const {
    return (probes & all) == all && (any == 0 || (probes & any) != 0) && (probes & none) == 0;
  }
};

class EventShapes {
 public:
  // Refers to `image`.
  explicit EventShapes(const ProgramImage& image);

  std::size_t size() const { return shapes_.size(); }
  std::string_view id(std::size_t shape) const { return shapes_[shape].id; }
  // Made when it is first asked for: most readers meet one or two of the shapes.
  const PathTree& tree(std::size_t shape);
  // Whether an event reads alike in both: their rows are the same.
  bool ReadAlike(std::size_t a, std::size_t b) const { return shapes_[a].rows == shapes_[b].rows; }
  // The first shape that fits these probes, or the last one.
  std::size_t Fitting(std::uint64_t probes);

 private:
  struct Shape {
    std::string_view id;
    const ShapeRecord* record = nullptr;  // null: the program has no shapes
    ProbeMasks masks;
    std::size_t rows = 0;  // the first shape with the same rows; its tree is used
    std::optional<PathTree> tree;
  };

  // A path that probes of shapes with the same root ask for.
  struct Probe {
    std::string_view root, path;
    bool number = false;

    bool operator==(const Probe&) const = default;
  };

  bool SameRows(const ShapeRecord& a, const ShapeRecord& b) const;
  std::uint64_t BitOf(const Probe& probe);
  void AddProbes(PathTree& tree) const;

  const ProgramImage& image_;
  std::vector<Shape> shapes_;
  std::vector<Probe> probes_;  // the index is the bit's number
  // Events of one shape come together.
  std::optional<std::uint64_t> last_probes_;
  std::size_t last_fitting_ = 0;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_SHAPE_H_
