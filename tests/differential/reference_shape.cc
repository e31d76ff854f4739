#include "tests/differential/reference_shape.h"

#include <algorithm>
#include <functional>

namespace sigmata {
namespace {

using Keys = std::vector<std::string>;
using Captures = std::map<std::string, Keys>;  // "{K}" -> the keys it stands for

Keys SplitAtDots(const std::string& path) {
  Keys keys(1);
  for (const char c : path) {
    if (c == '.') {
      keys.emplace_back();
    } else {
      keys.back() += c;
    }
  }
  return keys;
}

std::string Join(const Keys& keys) {
  std::string joined = keys[0];
  for (std::size_t i = 1; i < keys.size(); ++i) joined += "." + keys[i];
  return joined;
}

ReferenceValue ValueOf(const JsonTree& json) {
  using Kind = ReferenceValue::Kind;
  ReferenceValue value;
  switch (json.kind) {
    case JsonTree::Kind::kString:
      value.kind = Kind::kString;
      break;
    case JsonTree::Kind::kNumber:
      value.kind = Kind::kNumber;
      break;
    case JsonTree::Kind::kBool:
      value.kind = Kind::kBool;
      break;
    case JsonTree::Kind::kNull:
      value.kind = Kind::kNull;
      break;
    case JsonTree::Kind::kArray:
      value.kind = Kind::kEmptyArray;
      break;
    case JsonTree::Kind::kObject:
      value.kind = Kind::kObject;
      break;
  }
  value.text = json.text;
  value.points = CodePointsOf(value.text);
  value.folded = FoldCodePoints(value.points);
  return value;
}

class LeafCollector {
 public:
  // `at` is where the value stands; its own value is not used.
  void Collect(const JsonTree& json, const EventLeaf& at) {
    const bool empty_array = json.kind == JsonTree::Kind::kArray && json.items.empty();
    const bool object = json.kind == JsonTree::Kind::kObject && !at.path.empty();
    if (json.is_scalar() || empty_array || object) {
      leaves.push_back(at);
      leaves.back().value = ValueOf(json);
    }
    for (std::size_t i = 0; i < json.items.size(); ++i) {
      EventLeaf element = at;
      element.elements.push_back(i);
      Collect(json.items[i], element);
    }
    for (const JsonMember& member : json.members) {
      EventLeaf below;
      below.path = at.path;
      below.path.push_back(member.key);
      std::erase(below.path.back(), ' ');
      below.member = ++members_;
      Collect(member.value, below);
    }
  }

  std::vector<EventLeaf> leaves;

 private:
  std::size_t members_ = 0;
};

bool IsCapture(const std::string& key) { return key.starts_with('{') && key.ends_with('}'); }

// Calls `use` for each way in which the keys `form[f..]` describe the keys `path[p..]`.
void ForEachFit(const Keys& form, std::size_t f, const Keys& path, std::size_t p,
                Captures& captures, const std::function<void(const Captures&)>& use) {
  if (f == form.size() || p == path.size()) {
    if (f == form.size() && p == path.size()) use(captures);
    return;
  }
  if (!IsCapture(form[f])) {
    if (form[f] == "*" || form[f] == path[p]) ForEachFit(form, f + 1, path, p + 1, captures, use);
    return;
  }
  for (std::size_t end = p + 1; end <= path.size(); ++end) {
    captures[form[f]] = Keys(path.begin() + static_cast<std::ptrdiff_t>(p),
                             path.begin() + static_cast<std::ptrdiff_t>(end));
    ForEachFit(form, f + 1, path, end, captures, use);
  }
}

bool HasDot(const std::string& key) { return key.find('.') != std::string::npos; }

// Whether the captured keys are a field's name as one key each (0), or as a dotted path (1); a
// mixture of both is no name.
std::optional<std::size_t> SplitRank(const Captures& captures) {
  bool path = false;
  bool dots = false;
  for (const auto& [capture, keys] : captures) {
    path = path || keys.size() > 1;
    dots = dots || std::any_of(keys.begin(), keys.end(), HasDot);
  }
  if (path && dots) return std::nullopt;
  return path ? 1 : 0;
}

std::string FillIn(std::string name, const Captures& captures) {
  for (const auto& [capture, keys] : captures) {
    const std::size_t at = name.find(capture);
    if (at != std::string::npos) name.replace(at, capture.size(), Join(keys));
  }
  return name;
}

bool Describes(const std::string& form, const Keys& path) {
  bool fits = false;
  Captures captures;
  ForEachFit(SplitAtDots(form), 0, path, 0, captures, [&fits](const Captures&) { fits = true; });
  return fits;
}

// `winlog.event_data.param{N}`: the number that stands for {N}, from 1 to 64, or 0.
std::size_t NumberInPath(const std::string& form, const Keys& path) {
  Keys keys = SplitAtDots(form);
  if (keys.size() != path.size()) return 0;
  const std::string prefix = keys.back().substr(0, keys.back().find('{'));
  if (!path.back().starts_with(prefix)) return 0;
  keys.back() = path.back();
  if (keys != path) return 0;
  for (std::size_t n = 1; n <= 64; ++n) {
    if (path.back() == prefix + std::to_string(n)) return n;
  }
  return 0;
}

// What a shape's rows say of the parameters that stand at a path.
struct PositionRows {
  bool next = false;       // each is the next parameter
  bool below = false;      // if it is an object, what is meant stands below it
  std::size_t number = 0;  // its position, or 0
};

PositionRows PositionRowsOf(const Keys& path, const CollectorShape& shape) {
  PositionRows rows;
  for (const ShapePath& row : shape.paths) {
    if (row.positions) {
      const Keys form = SplitAtDots(row.from);
      const bool longer = form.size() > path.size();
      rows.next = rows.next || Describes(row.from, path);
      rows.below = rows.below || (longer && std::equal(path.begin(), path.end(), form.begin()));
    }
    if (row.position) rows.number = std::max(rows.number, NumberInPath(row.from, path));
  }
  return rows;
}

}  // namespace

std::vector<EventLeaf> LeavesOf(const JsonTree& json) {
  LeafCollector collector;
  collector.Collect(json, {});
  return std::move(collector.leaves);
}

const CollectorShape& ShapeOf(const std::vector<EventLeaf>& leaves, const FieldMaps& maps) {
  const auto present = [&leaves](const std::string& path) {
    const Keys keys = SplitAtDots(path);
    return std::any_of(leaves.begin(), leaves.end(),
                       [&keys](const EventLeaf& leaf) { return leaf.path == keys; });
  };
  for (const CollectorShape& shape : maps.shapes) {
    const auto& any = shape.probe_any;
    if (std::all_of(shape.probe_all.begin(), shape.probe_all.end(), present) &&
        (any.empty() || std::any_of(any.begin(), any.end(), present)) &&
        std::none_of(shape.probe_none.begin(), shape.probe_none.end(), present)) {
      return shape;
    }
  }
  return maps.shapes.back();
}

std::vector<NamedBy> NamesOf(const EventLeaf& leaf, const CollectorShape& shape) {
  std::vector<NamedBy> names;
  for (std::size_t row = 0; row < shape.paths.size(); ++row) {
    const ShapePath& path = shape.paths[row];
    if (path.to.empty()) continue;
    Captures captures;
    ForEachFit(SplitAtDots(path.from), 0, leaf.path, 0, captures, [&](const Captures& fit) {
      const auto split = SplitRank(fit);
      if (split) names.push_back({FillIn(path.to, fit), row * 2 + *split});
    });
  }
  return names;
}

std::vector<std::optional<std::size_t>> PositionsOf(std::vector<EventLeaf>& leaves,
                                                    const CollectorShape& shape) {
  std::vector<std::optional<std::size_t>> positions;
  std::pair<std::size_t, std::size_t> last_list;  // the key and the element that it is
  for (std::size_t leaf = 0, count = leaves.size(); leaf < count; ++leaf) {
    const PositionRows rows = PositionRowsOf(leaves[leaf].path, shape);
    const EventLeaf at = leaves[leaf];
    const bool value = at.value.is_scalar() || at.value.kind == ReferenceValue::Kind::kNull;
    if (rows.number > 0 && value) {
      if (positions.size() < rows.number) positions.resize(rows.number);
      positions[rows.number - 1] = leaf;
    } else if (!rows.next || rows.number > 0) {
      continue;
    } else if (value && at.elements.size() <= 1) {
      positions.emplace_back(leaf);
    } else if (at.value.kind == ReferenceValue::Kind::kObject && at.elements.size() == 1) {
      if (!rows.below) positions.emplace_back(leaf);
    } else if (!at.elements.empty() && last_list != std::pair(at.member, at.elements[0])) {
      // A list within the list of parameters is one of them.
      last_list = {at.member, at.elements[0]};
      positions.emplace_back(leaves.size());
      leaves.emplace_back().value.kind = ReferenceValue::Kind::kObject;
    }
  }
  return positions;
}

}  // namespace sigmata
