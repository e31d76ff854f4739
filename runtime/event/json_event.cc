// The only user of simdjson: walks an event's JSON beside a shape's path tree and binds what it
// meets. Values are views of the input; nothing is unescaped.
#include "sigmata/json_event.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <optional>
#include <vector>

#include "runtime/event/event_builder.h"
#include "runtime/event/event_layout.h"
#include "runtime/event/event_shape.h"
#include "runtime/event/json_repair.h"
#include "runtime/event/json_text.h"
#include "runtime/event/misplaced_members.h"
#include "runtime/event/record_splitter.h"
#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

namespace ondemand = simdjson::ondemand;

std::string_view TrimSpace(std::string_view text) {
  while (!text.empty() && std::strchr(" \t\r\n", text.back()) != nullptr) text.remove_suffix(1);
  return text;
}

// A scalar's token -> Value; none if it is not a JSON scalar.
std::optional<Value> ScalarOf(std::string_view token) {
  token = TrimSpace(token);
  if (token.empty()) return std::nullopt;
  if (token.front() == '"') {
    if (token.size() < 2 || token.back() != '"') return std::nullopt;
    const std::string_view raw = token.substr(1, token.size() - 2);
    const bool escaped = std::memchr(raw.data(), '\\', raw.size()) != nullptr;
    return Value{raw, ValueKind::kString, escaped};
  }
  if (token == "null") return Value{token, ValueKind::kNull, false};
  if (token == "true" || token == "false") return Value{token, ValueKind::kBool, false};
  return IsJsonNumber(token) ? std::optional(Value{token, ValueKind::kNumber, false})
                             : std::nullopt;
}

ReadStatus StatusOf(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS:
      return ReadStatus::kRead;
    case simdjson::MEMALLOC:
      return ReadStatus::kNoMemory;
    case simdjson::CAPACITY:
      return ReadStatus::kTooLarge;
    default:
      return ReadStatus::kNotJson;
  }
}

// Keys that are not in the input as they are compared: without escapes, without spaces.
struct KeyBuffers {
  std::string decoded;
  std::string compact;
};

// One walk through one event.
class Walker {
 public:
  // `misplaced`: what keys mean where no path leads; null in a sound event.
  Walker(const PathTree& tree, EventBuilder& builder, bool every_value, KeyBuffers& keys,
         const MisplacedMembers* misplaced)
      : tree_(tree),
        builder_(builder),
        every_value_(every_value || misplaced != nullptr),
        keys_(keys),
        misplaced_(misplaced) {}

  simdjson::error_code Walk(ondemand::document& document) {
    ondemand::object object;
    if (const auto error = document.get_object().get(object)) return error;
    return Object(object, PathTree::kRoot, 1);
  }

  std::uint64_t probes() const { return probes_; }

 private:
  simdjson::error_code Object(ondemand::object& object, std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return simdjson::DEPTH_ERROR;
    for (auto entry : object) {
      ondemand::field field;
      if (const auto error = std::move(entry).get(field)) return error;
      std::uint32_t child = node == PathTree::kNone ? node : Child(node, KeyOf(field));
      if (child == PathTree::kNone && misplaced_ != nullptr) child = misplaced_->Find(KeyOf(field));
      if (child == PathTree::kNone && !every_value_) continue;
      if (const auto error = Visit(field.value(), child, depth)) return error;
    }
    return simdjson::SUCCESS;
  }

  static std::string_view KeyOf(ondemand::field& field) {
    const char* const begin = field.key().raw();
    const char* end = begin;
    while (*end != '"') end += *end == '\\' ? 2 : 1;
    return {begin, static_cast<std::size_t>(end - begin)};
  }

  std::uint32_t Child(std::uint32_t node, std::string_view key) {
    if (key.find('\\') != key.npos) {
      keys_.decoded.clear();
      AppendText({key, ValueKind::kString, true}, keys_.decoded);
      key = keys_.decoded;
    }
    if (!tree_.node(node).strips_spaces || key.find(' ') == key.npos) return tree_.Find(node, key);
    keys_.compact.assign(key);
    std::erase(keys_.compact, ' ');
    return tree_.Find(node, keys_.compact);
  }

  simdjson::error_code Visit(ondemand::value value, std::uint32_t node, std::size_t depth) {
    if (node != PathTree::kNone) probes_ |= tree_.node(node).probes;
    ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (type == ondemand::json_type::object) {
      ondemand::object object;
      if (const auto error = value.get_object().get(object)) return error;
      if (node != PathTree::kNone && !tree_.node(node).fields.empty()) {
        BindFields({{}, ValueKind::kObject, false}, node);
      }
      return Object(object, node, depth + 1);
    }
    if (type == ondemand::json_type::array) return Array(value, node, depth + 1);
    const auto scalar = ScalarOf(value.raw_json_token());
    if (!scalar) return simdjson::TAPE_ERROR;
    AddScalar(*scalar, node);
    return simdjson::SUCCESS;
  }

  simdjson::error_code Array(ondemand::value value, std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return simdjson::DEPTH_ERROR;
    ondemand::array array;
    if (const auto error = value.get_array().get(array)) return error;
    bool empty = true;
    const bool parameters = node != PathTree::kNone && tree_.node(node).positions;
    if (parameters) ++lists_;
    for (auto entry : array) {
      ondemand::value element;
      // NOLINTNEXTLINE(performance-move-const-arg): get() wants an rvalue
      if (const auto error = std::move(entry).get(element)) return error;
      if (const auto error = KeepPosition(element, node)) return error;
      if (const auto error = Visit(element, node, depth)) return error;
      empty = false;
    }
    if (parameters) --lists_;
    if (empty && node != PathTree::kNone && !tree_.node(node).fields.empty()) {
      BindFields({{}, ValueKind::kEmptyArray, false}, node);
    }
    return simdjson::SUCCESS;
  }

  // A parameter that is no scalar takes its position all the same, unless its text stands below it.
  simdjson::error_code KeepPosition(ondemand::value element, std::uint32_t node) {
    if (node == PathTree::kNone || !tree_.node(node).positions || lists_ > 1)
      return simdjson::SUCCESS;
    ondemand::json_type type{};
    if (const auto error = element.type().get(type)) return error;
    const bool object = type == ondemand::json_type::object && tree_.node(node).children.empty();
    if (object || type == ondemand::json_type::array) {
      builder_.AddPosition(0, builder_.AddValue({{}, ValueKind::kObject, false}));
    }
    return simdjson::SUCCESS;
  }

  void AddScalar(const Value& value, std::uint32_t node) {
    if (node == PathTree::kNone) {
      builder_.AddValue(value);
      return;
    }
    const std::uint32_t index = BindFields(value, node);
    const PathTree::Node& target = tree_.node(node);
    // A list within the list of parameters has one position, which it has already.
    if ((target.positions && lists_ <= 1) || target.position > 0)
      builder_.AddPosition(target.position, index);
  }

  std::uint32_t BindFields(const Value& value, std::uint32_t node) {
    const std::uint32_t index = builder_.AddValue(value);
    for (const FieldBinding& binding : tree_.node(node).fields) builder_.Bind(binding, index);
    return index;
  }

  const PathTree& tree_;
  EventBuilder& builder_;
  bool every_value_;
  KeyBuffers& keys_;
  const MisplacedMembers* misplaced_;
  std::uint64_t probes_ = 0;
  std::size_t lists_ = 0;  // of parameters that the walk is within
};

// One bracket too many ends an object early: its members, or a bracket, are left behind it.
bool EndsEarly(std::string_view rest) {
  rest.remove_prefix(BlankSize(rest));
  return !rest.empty() && (rest[0] == '}' || GoesOn(rest));
}

}  // namespace

struct JsonEventReader::Impl {
  Impl(Program p, std::string_view shape)
      : program(std::move(p)),
        shapes(BuildEventShapes(program.image())),
        layouts(program.image()),
        messages(program.image()),
        builder(program.field_count()),
        every_value(program.image().UsesKeywords()) {
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (shapes[i].id == shape) forced = i;
    }
    if (shapes.empty()) shapes.emplace_back();
  }

  // Walks with one shape; `fitting` becomes the first shape whose probe holds.
  ReadStatus Walk(std::string_view json, std::size_t shape, std::size_t& fitting) {
    ondemand::document document;
    if (const auto error = parser.iterate(json, json.size() + kEventPadding).get(document)) {
      return StatusOf(error);
    }
    builder.Begin(json.size(), shapes[shape].id);
    Walker walker(shapes[shape].tree, builder, every_value, keys, Misplaced(shape));
    if (const auto error = walker.Walk(document)) return StatusOf(error);
    fitting = shapes.size() - 1;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (!shapes[i].Fits(walker.probes())) continue;
      fitting = i;
      break;
    }
    const char* rest = nullptr;
    const bool at_end = document.current_location().get(rest) != simdjson::SUCCESS;
    consumed = at_end ? json.size() : static_cast<std::size_t>(rest - json.data());
    return ReadStatus::kRead;
  }

  ReadStatus ReadStrictly(std::string_view json) {
    const std::size_t shape = forced.value_or(last_shape);
    std::size_t fitting = shape;
    ReadStatus status = Walk(json, shape, fitting);
    if (status == ReadStatus::kNotJson) {
      // The parser wants the input to end with the object; what follows it may be damaged.
      const std::size_t end = FirstObjectEnd(json);
      if (end < json.size()) {
        json = json.substr(0, end);
        status = Walk(json, shape, fitting);
      }
    }
    // With damaged brackets a shape may not be seen; then it is that of the last event.
    const bool unseen = misplaced && fitting + 1 == shapes.size();
    if (status == ReadStatus::kRead && !forced && !unseen && fitting != shape) {
      last_shape = fitting;
      status = Walk(json, fitting, fitting);
    }
    return status;
  }

  // Made when first needed: most readers never meet such an event.
  const MisplacedMembers* Misplaced(std::size_t shape) {
    if (!misplaced) return nullptr;
    misplaced_members.resize(shapes.size());
    if (!misplaced_members[shape]) misplaced_members[shape].emplace(shapes[shape].tree);
    return &*misplaced_members[shape];
  }

  ReadStatus ReadTolerantly(std::string_view json) {
    ReadStatus status = repair.Run(json);
    misplaced = repair.misplaced();
    if (status == ReadStatus::kRead) status = ReadStrictly(repair.json());
    misplaced = false;
    consumed = repair.consumed();
    if (status == ReadStatus::kRead) builder.MarkDegraded(json.size());
    return status;
  }

  ReadStatus Read(std::string_view json) {
    if (json.size() > kMaxEventBytes) return ReadStatus::kTooLarge;
    constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
    const std::size_t mark = json.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
    json.remove_prefix(mark);
    ReadStatus status = ReadStrictly(json);
    const bool damaged = status == ReadStatus::kRead ? EndsEarly(json.substr(consumed))
                                                     : status == ReadStatus::kNotJson;
    if (damaged) status = ReadTolerantly(json);
    consumed += mark;
    if (status == ReadStatus::kRead) layouts.Complete(builder, messages);
    return status;
  }

  Program program;
  std::vector<EventShape> shapes;
  EventLayouts layouts;
  MessageReader messages;
  EventBuilder builder;
  bool every_value;
  std::optional<std::size_t> forced;
  std::size_t last_shape = 0;  // events of one shape come together, so the last one is tried first
  std::size_t consumed = 0;
  ondemand::parser parser;
  JsonRepair repair;
  bool misplaced = false;  // the event that is read has damaged brackets
  std::vector<std::optional<MisplacedMembers>> misplaced_members;  // by shape
  KeyBuffers keys;
  std::string copy;
};

JsonEventReader::JsonEventReader(const Program& program, std::string_view shape)
    : impl_(std::make_unique<Impl>(program, shape)) {}
JsonEventReader::~JsonEventReader() = default;
JsonEventReader::JsonEventReader(JsonEventReader&&) noexcept = default;
JsonEventReader& JsonEventReader::operator=(JsonEventReader&&) noexcept = default;

bool JsonEventReader::HasShape(const Program& program, std::string_view shape) {
  const ProgramImage& image = program.image();
  for (const ShapeRecord& record : image.shapes) {
    if (image.Text(record.id) == shape) return true;
  }
  return false;
}

ReadStatus JsonEventReader::ReadPadded(std::string_view json) noexcept {
  try {
    return impl_->Read(json);
  } catch (const std::bad_alloc&) {
    return ReadStatus::kNoMemory;
  }
}

ReadStatus JsonEventReader::Read(std::string_view json) noexcept {
  try {
    impl_->copy.assign(json);
    impl_->copy.resize(json.size() + kEventPadding, ' ');
  } catch (const std::bad_alloc&) {
    return ReadStatus::kNoMemory;
  }
  return ReadPadded(std::string_view(impl_->copy).substr(0, json.size()));
}

std::size_t JsonEventReader::consumed() const noexcept { return impl_->consumed; }

const Event& JsonEventReader::event() const noexcept { return impl_->builder.event(); }

std::string_view ReadStatusText(ReadStatus status) {
  switch (status) {
    case ReadStatus::kRead:
      return "read";
    case ReadStatus::kNotJson:
      return "not a JSON object";
    case ReadStatus::kTooLarge:
      return "too large";
    case ReadStatus::kNoMemory:
      return "out of memory";
  }
  return "";
}

}  // namespace sigmata
