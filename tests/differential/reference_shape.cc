#include "tests/differential/reference_shape.h"

#include <algorithm>
#include <map>

namespace sigmata {
namespace {

bool Has(const std::string& text, char c) { return text.find(c) != std::string::npos; }

// Whether what the captures took are parts of a field's name as they stand (0), or as a dotted path
// (1); a mixture of both is no name.
std::optional<std::size_t> SplitRank(const ReferenceCaptures& captures) {
  bool path = false;
  bool dots = false;
  for (const auto& [capture, text] : captures) {
    path = path || Has(text, kStep);
    dots = dots || Has(text, '.');
  }
  if (path && dots) return std::nullopt;
  return path ? 1 : 0;
}

// `{k}` took a name whose first letter the collector has made small, if it had not been.
std::vector<ReferenceCaptures> WithFirstLetters(const ReferenceCaptures& captures) {
  std::vector<ReferenceCaptures> ways{{}};
  for (const auto& [capture, text] : captures) {
    const char letter = capture[1];
    if (letter >= 'A' && letter <= 'Z') {
      for (ReferenceCaptures& way : ways) way[capture] = text;
      continue;
    }
    const std::string written{'{', static_cast<char>(letter - 'a' + 'A'), '}'};
    if (text[0] >= 'A' && text[0] <= 'Z') return {};
    const std::vector<ReferenceCaptures> before = ways;
    for (ReferenceCaptures& way : ways) way[written] = text;
    if (text[0] < 'a' || text[0] > 'z') continue;
    std::string large = text;
    large[0] = static_cast<char>(large[0] - 'a' + 'A');
    for (ReferenceCaptures way : before) {
      way[written] = large;
      ways.push_back(std::move(way));
    }
  }
  return ways;
}

std::string FillIn(std::string name, const ReferenceCaptures& captures) {
  for (const auto& [capture, text] : captures) {
    const std::size_t at = name.find(capture);
    if (at != std::string::npos) name.replace(at, capture.size(), text);
  }
  std::replace(name.begin(), name.end(), kStep, '.');
  return name;
}

// `winlog.event_data.param{N}`: the number that stands for {N}, from 1 to 64, or 0.
std::size_t NumberIn(const ReferenceCaptures& captures) {
  const auto digits = captures.find("{N}");
  for (std::size_t n = 1; digits != captures.end() && n <= 64; ++n) {
    if (digits->second == std::to_string(n)) return n;
  }
  return 0;
}

// What a shape's rows say of the parameters that stand at a path: the first that says anything.
struct PositionRow {
  ShapePositions kind = ShapePositions::kNone;
  std::size_t row = 0;
  std::size_t number = 0;
  bool below = false;  // an object's own text stands below it
};

PositionRow PositionRowOf(const EventLeaf& leaf, const CollectorShape& shape) {
  PositionRow found;
  for (std::size_t i = 0; i < shape.paths.size(); ++i) {
    const ShapePath& row = shape.paths[i];
    if (!row.pair_name.empty() && Describes(ParentOf(row.from), shape.root, leaf.path))
      found.below = true;
    if (row.positions == ShapePositions::kNone) continue;
    found.below = found.below || LeadsOn(row.from, shape.root, leaf.path);
    if (found.kind != ShapePositions::kNone) continue;
    for (const ReferenceCaptures& fit : FitsOf(row.from, shape.root, leaf.path)) {
      const std::size_t number = NumberIn(fit);
      if (row.positions == ShapePositions::kNumbered && number == 0) continue;
      found.kind = row.positions;
      found.row = i;
      found.number = number;
    }
  }
  return found;
}

class PositionFinder {
 public:
  PositionFinder(std::vector<EventLeaf>& leaves, const CollectorShape& shape)
      : leaves_(leaves), shape_(shape) {}

  ReferencePositions Find() {
    for (std::size_t leaf = 0, count = leaves_.size(); leaf < count; ++leaf) {
      if (leaves_[leaf].pair || leaves_[leaf].path.empty()) continue;
      const PositionRow row = PositionRowOf(leaves_[leaf], shape_);
      if (row.kind != ShapePositions::kNone) Place(leaf, row);
    }
    if (rows_.empty()) return {};
    ReferencePositions best = rows_.begin()->second;
    if (!best.values.empty()) best.joined.reset();
    return best;
  }

 private:
  void Place(std::size_t leaf, const PositionRow& row) {
    const EventLeaf at = leaves_[leaf];
    const bool value = at.value.is_scalar() || at.value.kind == ReferenceValue::Kind::kNull;
    const bool object = at.value.kind == ReferenceValue::Kind::kObject;
    if (row.kind == ShapePositions::kNumbered) {
      if (value) Number(leaf, row);
    } else if (row.kind == ShapePositions::kNext) {
      if (!at.elements.empty() || at.value.kind == ReferenceValue::Kind::kEmptyArray) {
        PlaceList(at.member, 0, row);
      } else {
        rows_[row.row].values.emplace_back(leaf);
      }
    } else if (value && at.elements.empty() && row.kind == ShapePositions::kJoined) {
      auto& joined = rows_[row.row].joined;
      joined = joined.value_or(leaf);
    } else if (value && at.elements.size() <= 1) {
      rows_[row.row].values.emplace_back(leaf);
    } else if (object && at.elements.size() == 1) {
      if (!row.below) rows_[row.row].values.emplace_back(leaf);
    } else if (!at.elements.empty()) {
      PlaceList(at.member, at.elements[0], row);
    }
  }

  void Number(std::size_t leaf, const PositionRow& row) {
    auto& values = rows_[row.row].values;
    if (values.size() < row.number) values.resize(row.number);
    values[row.number - 1] = leaf;
    rows_[row.row].numbered = true;
  }

  // A list within the list of parameters is one of them.
  void PlaceList(std::size_t member, std::size_t element, const PositionRow& row) {
    if (last_list_ == std::pair(member, element)) return;
    last_list_ = {member, element};
    rows_[row.row].values.emplace_back(leaves_.size());
    leaves_.emplace_back().value.kind = ReferenceValue::Kind::kObject;
  }

  std::vector<EventLeaf>& leaves_;
  const CollectorShape& shape_;
  std::map<std::size_t, ReferencePositions> rows_;  // by the row that says so
  std::pair<std::size_t, std::size_t> last_list_;   // the key and the element that it is
};

}  // namespace

std::vector<NamedBy> NamesOf(const EventLeaf& leaf, const CollectorShape& shape) {
  std::vector<NamedBy> names;
  if (leaf.path.empty()) return names;
  for (std::size_t row = 0; row < shape.paths.size(); ++row) {
    const ShapePath& path = shape.paths[row];
    if (leaf.pair == path.pair_name.empty()) continue;
    for (const ReferenceCaptures& fit : FitsOf(path.from, shape.root, leaf.path)) {
      if (path.hidden) return names;
      const auto split = SplitRank(fit);
      if (path.to.empty() || !split) continue;
      if (path.positions == ShapePositions::kNumbered && NumberIn(fit) == 0) continue;
      for (const ReferenceCaptures& way : WithFirstLetters(fit)) {
        names.push_back({FillIn(path.to, way), row * 2 + *split});
      }
    }
  }
  return names;
}

ReferencePositions PositionsOf(std::vector<EventLeaf>& leaves, const CollectorShape& shape) {
  return PositionFinder(leaves, shape).Find();
}

}  // namespace sigmata
