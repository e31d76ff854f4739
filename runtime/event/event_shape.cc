#include "runtime/event/event_shape.h"

#include <algorithm>

#include "runtime/event/shape_tree.h"

namespace sigmata {

EventShapes::EventShapes(const ProgramImage& image) : image_(image) {
  for (const ShapeRecord& record : image.shapes) {
    Shape shape{image.Text(record.id), &record, {}, shapes_.size(), {}};
    const auto same = std::find_if(shapes_.begin(), shapes_.end(), [&](const Shape& other) {
      return SameRows(*other.record, record);
    });
    if (same != shapes_.end()) shape.rows = same->rows;
    for (std::uint32_t i = 0; i < record.probes.count; ++i) {
      const ProbeRecord& probe = image.probes[record.probes.first + i];
      const bool number = probe.kind == ProbeKind::kNumber;
      const std::uint64_t bit = BitOf({image.Text(record.root), image.Text(probe.path), number});
      std::uint64_t& mask = probe.kind == ProbeKind::kAny    ? shape.masks.any
                            : probe.kind == ProbeKind::kNone ? shape.masks.none
                                                             : shape.masks.all;
      mask |= bit;
    }
    shapes_.push_back(std::move(shape));
  }
  if (shapes_.empty()) shapes_.emplace_back();
}

bool EventShapes::SameRows(const ShapeRecord& a, const ShapeRecord& b) const {
  const auto same_text = [this](TextRef x, TextRef y) { return image_.Text(x) == image_.Text(y); };
  const auto of_a = image_.paths.subspan(a.paths.first, a.paths.count);
  const auto of_b = image_.paths.subspan(b.paths.first, b.paths.count);
  return same_text(a.root, b.root) &&
         std::equal(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                    [&](const PathRecord& x, const PathRecord& y) {
                      return same_text(x.from, y.from) && same_text(x.to, y.to) &&
                             x.positions == y.positions && x.text == y.text &&
                             same_text(x.pair_name, y.pair_name) &&
                             same_text(x.pair_value, y.pair_value) && x.hidden == y.hidden;
                    });
}

// There are no more probes than bits: AddFieldMap refuses them.
std::uint64_t EventShapes::BitOf(const Probe& probe) {
  const auto known = std::find(probes_.begin(), probes_.end(), probe);
  const auto index = static_cast<std::size_t>(known - probes_.begin());
  if (index >= kMaxProbePaths) return 0;
  if (known == probes_.end()) probes_.push_back(probe);
  return std::uint64_t{1} << index;
}

void EventShapes::AddProbes(PathTree& tree) const {
  for (std::size_t i = 0; i < probes_.size(); ++i) {
    const Probe& probe = probes_[i];
    const std::uint64_t bit = std::uint64_t{1} << i;
    for (const std::string_view root : {std::string_view(), probe.root}) {
      PathTree::Node& node = tree.node(AddPath(root, probe.path, tree));
      (probe.number ? node.number_probes : node.probes) |= bit;
    }
  }
}

const PathTree& EventShapes::tree(std::size_t shape) {
  Shape& asked = shapes_[shapes_[shape].rows];
  if (!asked.tree) {
    PathTree tree = asked.record == nullptr ? PathTree() : BuildShapeTree(image_, *asked.record);
    AddProbes(tree);
    tree.Close();
    asked.tree = std::move(tree);
  }
  return *asked.tree;
}

std::size_t EventShapes::Fitting(std::uint64_t probes) {
  if (last_probes_ == probes) return last_fitting_;
  const auto fitting = std::find_if(shapes_.begin(), shapes_.end(), [probes](const Shape& shape) {
    return shape.masks.Fit(probes);
  });
  const auto index = static_cast<std::size_t>(fitting - shapes_.begin());
  last_probes_ = probes;
  last_fitting_ = std::min(index, shapes_.size() - 1);
  return last_fitting_;
}

}  // namespace sigmata
