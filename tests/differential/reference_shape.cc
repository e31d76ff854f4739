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

void Collect(const JsonTree& json, const Keys& path, std::vector<EventLeaf>& leaves) {
  const bool empty_array = json.kind == JsonTree::Kind::kArray && json.items.empty();
  const bool object = json.kind == JsonTree::Kind::kObject && !path.empty();
  if (json.is_scalar() || empty_array || object) leaves.push_back({path, ValueOf(json)});
  for (const JsonTree& item : json.items) Collect(item, path, leaves);
  for (const JsonMember& member : json.members) {
    Keys below = path;
    below.push_back(member.key);
    std::erase(below.back(), ' ');
    Collect(member.value, below, leaves);
  }
}

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

}  // namespace

std::vector<EventLeaf> LeavesOf(const JsonTree& json) {
  std::vector<EventLeaf> leaves;
  Collect(json, {}, leaves);
  return leaves;
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

std::vector<std::optional<std::size_t>> PositionsOf(const std::vector<EventLeaf>& leaves,
                                                    const CollectorShape& shape) {
  std::vector<std::optional<std::size_t>> positions;
  for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
    const bool value =
        leaves[leaf].value.is_scalar() || leaves[leaf].value.kind == ReferenceValue::Kind::kNull;
    bool next = false;
    std::size_t number = 0;
    for (const ShapePath& path : shape.paths) {
      if (path.positions) next = next || Describes(path.from, leaves[leaf].path);
      if (path.position) number = std::max(number, NumberInPath(path.from, leaves[leaf].path));
    }
    if (!value || (!next && number == 0)) continue;
    const std::size_t index = number > 0 ? number - 1 : positions.size();
    if (positions.size() <= index) positions.resize(index + 1);
    positions[index] = leaf;
  }
  return positions;
}

}  // namespace sigmata
