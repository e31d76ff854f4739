// A collector shape's rows, made into the tree of where a program's fields stand.
#ifndef SIGMATA_RUNTIME_EVENT_SHAPE_TREE_H_
#define SIGMATA_RUNTIME_EVENT_SHAPE_TREE_H_

#include "runtime/event/path_tree.h"
#include "runtime/program/program_image.h"

namespace sigmata {

// Without probes, and not closed yet.
PathTree BuildShapeTree(const ProgramImage& image, const ShapeRecord& shape);

// The node at the end of a path without captures below `root` (which may be empty), made if it is
// not there.
std::uint32_t AddPath(std::string_view root, std::string_view path, PathTree& tree);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_SHAPE_TREE_H_
