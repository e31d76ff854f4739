#include "runtime/event/value_binder.h"

namespace sigmata {
namespace {

constexpr Value kObjectValue{{}, ValueKind::kObject, false};

// The quotation mark as an escape at the front of `raw`.
std::size_t SizeOfQuote(std::string_view raw) {
  if (raw.starts_with("\\\"")) return 2;
  return raw.starts_with("\\u0022") ? 6 : 0;
}

// A string that begins and ends with a quotation mark, without these.
Value WithoutQuotes(const Value& value) {
  const std::size_t first = SizeOfQuote(value.raw);
  if (first == 0) return value;
  const std::string_view rest = value.raw.substr(first);
  std::size_t last = rest.size();
  for (std::size_t i = 0; i < rest.size(); i += rest[i] == '\\' ? 2U : 1U) {
    const std::size_t size = SizeOfQuote(rest.substr(i));
    if (size > 0 && i + size == rest.size()) last = i;
  }
  if (last == rest.size()) return value;
  const std::string_view inner = rest.substr(0, last);
  return {inner, ValueKind::kString, inner.find('\\') != inner.npos};
}

bool IsList(PathPositions positions) {
  return positions == PathPositions::kEach || positions == PathPositions::kJoined;
}

}  // namespace

void ValueBinder::AddAnyScalar(const Value& value, std::uint32_t index) {
  const PathTree::Node& node = tree_.node(index);
  if (node.number_probes != 0 && value.kind == ValueKind::kNumber) probes_ |= node.number_probes;
  const bool plain = node.text == PathText::kPlain;
  const std::uint32_t bound = BindFields(plain ? value : TextOf(value, index), tree_.gist(index));
  if (node.positions != PathPositions::kNone) BindPosition(bound, node);
}

Value ValueBinder::TextOf(const Value& value, std::uint32_t index) {
  const PathText form = tree_.node(index).text;
  DependOnText();
  if (value.kind != ValueKind::kString) return value;
  if (form != PathText::kQuoted) {
    texts_.Add({value, form, index, text_depth_ + 1});
    return value;
  }
  return WithoutQuotes(value);
}

void ValueBinder::BindPosition(std::uint32_t value, const PathTree::Node& node) {
  const std::uint16_t rank = node.position_rank;
  switch (node.positions) {
    case PathPositions::kNumbered:
      return builder_.AddPosition(node.position, value, rank);
    case PathPositions::kNext:
      if (lists_ == 0) builder_.AddPosition(0, value, rank);
      return;
    case PathPositions::kJoined:
      if (lists_ == 0) return builder_.SetJoinedPositions(value, rank);
      [[fallthrough]];
    case PathPositions::kEach:
      // A list within the list of parameters has one position, which it has already.
      if (lists_ <= 1) builder_.AddPosition(0, value, rank);
      return;
    case PathPositions::kNone:
      break;
  }
}

void ValueBinder::AddPlaceholder(const PathTree::Node& node) {
  builder_.AddPosition(0, builder_.AddValue(kObjectValue), node.position_rank);
}

void ValueBinder::AddObject(std::uint32_t index) {
  const PathTree::Node& node = tree_.node(index);
  if (!node.fields.empty()) BindFields(kObjectValue, tree_.gist(index));
  if (node.positions == PathPositions::kNext && lists_ == 0) AddPlaceholder(node);
}

bool ValueBinder::BeginArray(std::uint32_t index) {
  if (index == PathTree::kNone) return false;
  const PathTree::Node& node = tree_.node(index);
  if (node.positions == PathPositions::kNext && lists_ == 0) AddPlaceholder(node);
  const bool list = IsList(node.positions);
  if (list || node.positions == PathPositions::kNext) ++lists_;
  return list;
}

void ValueBinder::EndArray(std::uint32_t index, bool empty) {
  if (index == PathTree::kNone) return;
  const PathTree::Node& node = tree_.node(index);
  if (IsList(node.positions) || node.positions == PathPositions::kNext) --lists_;
  if (empty && !node.fields.empty()) {
    BindFields({{}, ValueKind::kEmptyArray, false}, tree_.gist(index));
  }
}

void ValueBinder::KeepPosition(std::uint32_t index, bool object, bool array) {
  if (lists_ > 1) return;
  const PathTree::Node& node = tree_.node(index);
  const bool text_below = !node.children.empty() || node.pair != PathTree::kNone;
  if ((object && !text_below) || array) AddPlaceholder(node);
}

}  // namespace sigmata
