// The values of an event, and of the texts within it.
#include <algorithm>

#include "tests/differential/reference_shape.h"

namespace sigmata {
namespace {

ReferenceValue TextValue(ReferenceValue::Kind kind, const std::string& text) {
  ReferenceValue value;
  value.kind = kind;
  value.text = text;
  value.points = CodePointsOf(value.text);
  value.folded = FoldCodePoints(value.points);
  return value;
}

ReferenceValue ValueOf(const JsonTree& json) {
  using Kind = ReferenceValue::Kind;
  switch (json.kind) {
    case JsonTree::Kind::kString:
      return TextValue(Kind::kString, json.text);
    case JsonTree::Kind::kNumber:
      return TextValue(Kind::kNumber, json.text);
    case JsonTree::Kind::kBool:
      return TextValue(Kind::kBool, json.text);
    case JsonTree::Kind::kNull:
      return TextValue(Kind::kNull, json.text);
    case JsonTree::Kind::kArray:
      return TextValue(Kind::kEmptyArray, {});
    case JsonTree::Kind::kObject:
      break;
  }
  return TextValue(Kind::kObject, {});
}

class LeafCollector {
 public:
  explicit LeafCollector(const CollectorShape* shape) : shape_(shape) {}

  // `at` is where the value stands; its own value is not used.
  void Collect(const JsonTree& json, const EventLeaf& at) {
    const bool empty_array = json.kind == JsonTree::Kind::kArray && json.items.empty();
    const bool object = json.kind == JsonTree::Kind::kObject;
    const ShapePath* const pair = object ? PairRow(at.path) : nullptr;
    if (json.is_scalar() || empty_array || (object && !at.path.empty() && pair == nullptr)) {
      leaves.push_back(at);
      leaves.back().value = ValueOf(json);
    }
    for (std::size_t i = 0; i < json.items.size(); ++i) {
      EventLeaf element = at;
      element.elements.push_back(i);
      Collect(json.items[i], element);
    }
    const JsonTree* name = nullptr;
    const JsonTree* value = nullptr;
    for (const JsonMember& member : json.members) {
      if (pair != nullptr && member.key == pair->pair_name) {
        name = &member.value;
      } else if (pair != nullptr && member.key == pair->pair_value) {
        value = &member.value;
      } else {
        Collect(member.value, Below(at, member.key));
      }
    }
    if (name != nullptr || value != nullptr) CollectPair(name, value, at);
  }

  std::vector<EventLeaf> leaves;

 private:
  EventLeaf Below(const EventLeaf& at, const std::string& key) {
    EventLeaf below;
    below.path = at.path;
    below.path.push_back(key);
    std::erase(below.path.back(), ' ');
    below.member = ++members_;
    return below;
  }

  const ShapePath* PairRow(const EventPath& path) const {
    if (shape_ == nullptr) return nullptr;
    for (const ShapePath& row : shape_->paths) {
      if (!row.pair_name.empty() && Describes(ParentOf(row.from), shape_->root, path)) return &row;
    }
    return nullptr;
  }

  void CollectPair(const JsonTree* name, const JsonTree* value, const EventLeaf& at) {
    if (name != nullptr) CollectTexts(*name);
    const bool named = name != nullptr && name->is_scalar() && name->kind != JsonTree::Kind::kNull;
    if (!named && value == nullptr) return;
    leaves.push_back(named ? Below(at, name->text) : at);
    leaves.back().pair = named;
    if (value == nullptr) {
      leaves.back().value = TextValue(ReferenceValue::Kind::kString, {});
    } else if (value->is_scalar()) {
      leaves.back().value = ValueOf(*value);
    } else {
      leaves.back().value = TextValue(ReferenceValue::Kind::kObject, {});
      CollectTexts(*value);
    }
  }

  // Values that no field has.
  void CollectTexts(const JsonTree& json) {
    if (json.is_scalar()) leaves.emplace_back().value = ValueOf(json);
    for (const JsonTree& item : json.items) CollectTexts(item);
    for (const JsonMember& member : json.members) CollectTexts(member.value);
  }

  const CollectorShape* shape_;
  std::size_t members_ = 0;
};

ShapeText TextAt(const EventPath& path, const CollectorShape& shape) {
  for (const ShapePath& row : shape.paths) {
    if (row.text != ShapeText::kPlain && Describes(row.from, shape.root, path)) return row.text;
  }
  return ShapeText::kPlain;
}

void CutQuotes(ReferenceValue& value) {
  const std::string& text = value.text;
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return;
  value = TextValue(value.kind, text.substr(1, text.size() - 2));
}

// The leaves of the JSON object in a text, if it holds one.
void CollectHeld(const EventLeaf& leaf, LeafCollector& collector) {
  const auto json = ReadJsonTree(leaf.value.text);
  if (!json || json->kind != JsonTree::Kind::kObject) return;
  EventLeaf at;
  at.path = leaf.path;
  const std::size_t before = collector.leaves.size();
  collector.Collect(*json, at);
  // The object stands for the text, which is a leaf already.
  if (before < collector.leaves.size() && collector.leaves[before].path == at.path &&
      !collector.leaves[before].value.is_scalar()) {
    collector.leaves.erase(collector.leaves.begin() + static_cast<std::ptrdiff_t>(before));
  }
}

bool IsPresent(const std::string& path, const std::string& root,
               const std::vector<EventLeaf>& leaves, bool number) {
  return std::any_of(leaves.begin(), leaves.end(), [&](const EventLeaf& leaf) {
    if (number && leaf.value.kind != ReferenceValue::Kind::kNumber) return false;
    return Describes(path, root, leaf.path);
  });
}

bool Holds(const CollectorShape& shape, const std::vector<EventLeaf>& leaves) {
  const auto present = [&](const std::string& path) {
    return IsPresent(path, shape.root, leaves, false);
  };
  const auto number = [&](const std::string& path) {
    return IsPresent(path, shape.root, leaves, true);
  };
  const auto& any = shape.probe_any;
  return std::all_of(shape.probe_all.begin(), shape.probe_all.end(), present) &&
         (any.empty() || std::any_of(any.begin(), any.end(), present)) &&
         std::none_of(shape.probe_none.begin(), shape.probe_none.end(), present) &&
         std::all_of(shape.probe_number.begin(), shape.probe_number.end(), number);
}

}  // namespace

const CollectorShape& ShapeOf(const JsonTree& json, const FieldMaps& maps) {
  LeafCollector collector(nullptr);
  collector.Collect(json, {});
  for (const CollectorShape& shape : maps.shapes) {
    if (Holds(shape, collector.leaves)) return shape;
  }
  return maps.shapes.back();
}

std::vector<EventLeaf> LeavesOf(const JsonTree& json, const CollectorShape& shape) {
  constexpr std::size_t kDeepestText = 4;
  LeafCollector collector(&shape);
  collector.Collect(json, {});
  std::size_t depth = 1;
  std::size_t end_of_depth = collector.leaves.size();
  for (std::size_t i = 0; i < collector.leaves.size(); ++i) {
    if (i == end_of_depth) {
      ++depth;
      end_of_depth = collector.leaves.size();
    }
    const EventLeaf leaf = collector.leaves[i];
    if (leaf.value.kind != ReferenceValue::Kind::kString || leaf.path.empty() || leaf.pair)
      continue;
    const ShapeText text = TextAt(leaf.path, shape);
    if (text == ShapeText::kQuoted) CutQuotes(collector.leaves[i].value);
    if (text == ShapeText::kJson && depth <= kDeepestText) CollectHeld(leaf, collector);
  }
  return std::move(collector.leaves);
}

}  // namespace sigmata
