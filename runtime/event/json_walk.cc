// The only user of simdjson.
#include "runtime/event/json_walk.h"

#include <simdjson.h>

#include <optional>

#include "runtime/event/event_key.h"
#include "runtime/event/held_texts.h"
#include "runtime/event/json_scalar.h"
#include "runtime/event/value_binder.h"

namespace sigmata {
namespace {

namespace ondemand = simdjson::ondemand;

ReadStatus StatusOf(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS:
      return ReadStatus::kRead;
    case simdjson::UTF8_ERROR:
      return ReadStatus::kBadUtf8;
    case simdjson::MEMALLOC:
      return ReadStatus::kNoMemory;
    case simdjson::CAPACITY:
      return ReadStatus::kTooLarge;
    case simdjson::DEPTH_ERROR:
      return ReadStatus::kTooDeep;
    default:
      return ReadStatus::kNotJson;
  }
}

// One walk through one text, from a node of the tree on.
class Walker {
 public:
  Walker(const PathTree& tree, bool every_value, KeyFinder& keys, ValueBinder& binder)
      : tree_(tree), binder_(binder), every_value_(every_value), keys_(keys) {}

  simdjson::error_code Walk(ondemand::document& document, std::uint32_t node) {
    ondemand::object object;
    if (const auto error = document.get_object().get(object)) return error;
    return Object(object, node, 1);
  }

 private:
  simdjson::error_code Object(ondemand::object& object, std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return simdjson::DEPTH_ERROR;
    for (auto entry : object) {
      ondemand::field field;
      if (const auto error = std::move(entry).get(field)) return error;
      if (const auto error = Member(field, node, depth)) return error;
    }
    return simdjson::SUCCESS;
  }

  simdjson::error_code Member(ondemand::field& field, std::uint32_t node, std::size_t depth) {
    std::uint32_t child = node;
    if (node != PathTree::kNone) {
      child = keys_.Find(tree_, node, KeyAt(field.key().raw()));
      if (child != PathTree::kNone && !binder_.Enter(child)) child = PathTree::kNone;
    }
    if (child == PathTree::kNone && !every_value_) return simdjson::SUCCESS;
    return Visit(field.value(), child, depth);
  }

  simdjson::error_code Visit(ondemand::value value, std::uint32_t node, std::size_t depth) {
    ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (type == ondemand::json_type::array) return Array(value, node, depth + 1);
    if (type != ondemand::json_type::object) return Scalar(value, node);
    ondemand::object object;
    if (const auto error = value.get_object().get(object)) return error;
    if (node == PathTree::kNone) return Object(object, node, depth + 1);
    if (tree_.node(node).pair != PathTree::kNone) return Pair(object, node, depth + 1);
    binder_.AddObject(node);
    return Object(object, node, depth + 1);
  }

  simdjson::error_code Scalar(ondemand::value value, std::uint32_t node) {
    const auto scalar = ScalarOf(value.raw_json_token());
    if (!scalar) return simdjson::TAPE_ERROR;
    binder_.AddScalar(*scalar, node);
    return simdjson::SUCCESS;
  }

  simdjson::error_code Array(ondemand::value value, std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return simdjson::DEPTH_ERROR;
    ondemand::array array;
    if (const auto error = value.get_array().get(array)) return error;
    bool empty = true;
    const bool parameters = binder_.BeginArray(node);
    for (auto entry : array) {
      ondemand::value element;
      // NOLINTNEXTLINE(performance-move-const-arg): get() wants an rvalue
      if (const auto error = std::move(entry).get(element)) return error;
      if (parameters) {
        ondemand::json_type type{};
        if (const auto error = element.type().get(type)) return error;
        binder_.KeepPosition(node, type == ondemand::json_type::object,
                             type == ondemand::json_type::array);
      }
      if (const auto error = Visit(element, node, depth)) return error;
      empty = false;
    }
    binder_.EndArray(node, empty);
    return simdjson::SUCCESS;
  }

  // An object that is a name and a value, in any order; other members stand below it as usual.
  simdjson::error_code Pair(ondemand::object& object, std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return simdjson::DEPTH_ERROR;
    std::optional<Value> name, value;
    for (auto entry : object) {
      ondemand::field field;
      if (const auto error = std::move(entry).get(field)) return error;
      const std::string_view key = keys_.Decoded(KeyAt(field.key().raw()));
      std::optional<Value>* const part = key == tree_.node(node).pair_name    ? &name
                                         : key == tree_.node(node).pair_value ? &value
                                                                              : nullptr;
      const auto error = part == nullptr ? Member(field, node, depth) : Part(field, *part, depth);
      if (error) return error;
    }
    AddPair(name, value, node);
    return simdjson::SUCCESS;
  }

  // A part that is no scalar is an object to the field, and its contents are for keywords.
  simdjson::error_code Part(ondemand::field& field, std::optional<Value>& part, std::size_t depth) {
    ondemand::value value = field.value();
    ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (type == ondemand::json_type::object || type == ondemand::json_type::array) {
      part = Value{{}, ValueKind::kObject, false};
      return every_value_ ? Visit(value, PathTree::kNone, depth) : simdjson::SUCCESS;
    }
    part = ScalarOf(value.raw_json_token());
    return part ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
  }

  void AddPair(const std::optional<Value>& name, const std::optional<Value>& value,
               std::uint32_t node) {
    if (name && name->is_scalar()) {
      if (every_value_) binder_.AddScalar(*name, PathTree::kNone);
      const std::uint32_t field = keys_.Find(tree_, tree_.node(node).pair, *name);
      const bool known = field != PathTree::kNone;
      // An empty value may be left out.
      if (known || (every_value_ && value)) {
        binder_.AddScalar(value.value_or(Value{{}, ValueKind::kString, false}), field);
      }
    } else if (value) {
      binder_.AddScalar(*value, node);
    }
  }

  const PathTree& tree_;
  ValueBinder& binder_;
  bool every_value_;
  KeyFinder& keys_;
};

}  // namespace

struct JsonWalk::Impl {
  // The text below a node; what is wrong with it is no damage of the event.
  void WalkHeld(const HeldText& text, const PathTree& tree, ValueBinder& binder) {
    const std::string_view json = texts.AsJson(text);
    if (json.empty()) return;
    ondemand::document document;
    if (held_parser.iterate(json, json.size() + kEventPadding).get(document)) return;
    binder.EnterText(text.depth);
    static_cast<void>(Walker(tree, every_value, keys, binder).Walk(document, text.node));
  }

  bool every_value = false;
  std::uint64_t probes = 0;
  std::size_t consumed = 0;
  ondemand::parser parser;
  ondemand::parser held_parser;
  KeyFinder keys;
  HeldTexts texts;
};

JsonWalk::JsonWalk(bool every_value) : impl_(std::make_unique<Impl>()) {
  impl_->every_value = every_value;
}
JsonWalk::~JsonWalk() = default;

ReadStatus JsonWalk::Walk(std::string_view json, const PathTree& tree, EventBuilder& builder) {
  Impl& impl = *impl_;
  impl.texts.Begin();
  ondemand::document document;
  if (const auto error = impl.parser.iterate(json, json.size() + kEventPadding).get(document)) {
    return StatusOf(error);
  }
  ValueBinder binder(tree, builder, impl.texts);
  const auto error =
      Walker(tree, impl.every_value, impl.keys, binder).Walk(document, PathTree::kRoot);
  if (error) return StatusOf(error);
  const char* rest = nullptr;
  const bool at_end = document.current_location().get(rest) != simdjson::SUCCESS;
  impl.consumed = at_end ? json.size() : static_cast<std::size_t>(rest - json.data());
  // A colon behind a value lets the parser run over the end of its tokens without an error.
  if (impl.consumed == 0) return ReadStatus::kNotJson;
  impl.probes = binder.probes();
  while (const auto text = impl.texts.Next()) impl.WalkHeld(*text, tree, binder);
  return ReadStatus::kRead;
}

std::uint64_t JsonWalk::probes() const { return impl_->probes; }
std::size_t JsonWalk::consumed() const { return impl_->consumed; }

}  // namespace sigmata
