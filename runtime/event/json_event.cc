// Walks an event's JSON beside a shape's path tree and binds what it meets. Values are views of the
// input; nothing is unescaped, nor is it looked whether there is something to unescape.
#include "sigmata/json_event.h"

#include <new>
#include <optional>
#include <vector>

#include "runtime/event/event_builder.h"
#include "runtime/event/event_layout.h"
#include "runtime/event/event_shape.h"
#include "runtime/event/json_cursor.h"
#include "runtime/event/record_splitter.h"
#include "runtime/program/bytes16.h"
#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

bool IsJsonNumber(std::string_view token) {
  const auto digits = [&token] {
    std::size_t n = 0;
    while (n < token.size() && token[n] >= '0' && token[n] <= '9') ++n;
    token.remove_prefix(n);
    return n;
  };
  if (token.starts_with('-')) token.remove_prefix(1);
  const bool zero = token.starts_with('0');
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (token.starts_with('.')) {
    token.remove_prefix(1);
    if (digits() == 0) return false;
  }
  if (token.starts_with('e') || token.starts_with('E')) {
    token.remove_prefix(1);
    if (token.starts_with('+') || token.starts_with('-')) token.remove_prefix(1);
    if (digits() == 0) return false;
  }
  return token.empty();
}

// A scalar's token -> Value; none if it is not a JSON scalar.
std::optional<Value> ScalarOf(std::string_view token) {
  if (token.empty()) return std::nullopt;
  if (token.front() == '"') {
    if (token.size() < 2 || token.back() != '"') return std::nullopt;
    return Value{token.substr(1, token.size() - 2), ValueKind::kString, true};
  }
  if (token == "null") return Value{token, ValueKind::kNull, false};
  if (token == "true" || token == "false") return Value{token, ValueKind::kBool, false};
  return IsJsonNumber(token) ? std::optional(Value{token, ValueKind::kNumber, false})
                             : std::nullopt;
}

// Keys that are not in the input as they are compared: without escapes, without spaces.
struct KeyBuffers {
  std::string decoded;
  std::string compact;
};

// One walk through one event.
class Walker {
 public:
  Walker(JsonCursor json, const PathTree& tree, EventBuilder& builder, bool every_value,
         KeyBuffers& keys)
      : json_(json), tree_(tree), builder_(builder), every_value_(every_value), keys_(keys) {}

  ReadStatus Walk() {
    if (!json_.AtObject()) return ReadStatus::kNotJson;
    const ReadStatus status = Object(PathTree::kRoot, 1);
    return json_.failed() ? ReadStatus::kNotJson : status;
  }

  std::uint64_t probes() const { return probes_; }
  // Where the token behind the object begins.
  std::size_t consumed() const { return json_.offset(); }

 private:
  ReadStatus Object(std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return ReadStatus::kTooDeep;
    json_.Enter();
    for (std::string_view key; json_.NextMember(key);) {
      const std::uint32_t child = node == PathTree::kNone ? node : Child(node, key);
      if (child == PathTree::kNone && !every_value_) {
        json_.Skip();
        continue;
      }
      if (const auto status = Visit(child, depth); status != ReadStatus::kRead) return status;
    }
    return ReadStatus::kRead;
  }

  std::uint32_t Child(std::uint32_t node, std::string_view key) {
    const std::uint32_t plain = tree_.FindPlain(node, key);
    if (plain != PathTree::kNone) return plain;
    if (tree_.node(node).plain_children && IsPlain(key)) return tree_.node(node).any;
    return OddChild(node, key);
  }

  // Neither escapes nor spaces. Reads a few bytes behind the key, which there are in padded JSON.
  static bool IsPlain(std::string_view key) {
    std::uint32_t odd = 0;
    for (std::size_t i = 0; i < key.size(); i += kBytes16) {
      const Bytes16 bytes = Load16(key.data() + i);
      const std::uint32_t found = EqualBytes(bytes, Fill16('\\')) | EqualBytes(bytes, Fill16(' '));
      const std::size_t left = key.size() - i;
      odd |= left < kBytes16 ? found & ((1U << left) - 1U) : found;
    }
    return odd == 0;
  }

  std::uint32_t OddChild(std::uint32_t node, std::string_view key) {
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

  ReadStatus Visit(std::uint32_t node, std::size_t depth) {
    if (node != PathTree::kNone) probes_ |= tree_.node(node).probes;
    if (json_.AtObject()) {
      if (node != PathTree::kNone && !tree_.node(node).fields.empty()) {
        BindFields({{}, ValueKind::kObject, false}, node);
      }
      return Object(node, depth + 1);
    }
    if (json_.AtArray()) return Array(node, depth + 1);
    const auto scalar = ScalarOf(json_.TakeScalar());
    if (!scalar) return ReadStatus::kNotJson;
    AddScalar(*scalar, node);
    return ReadStatus::kRead;
  }

  ReadStatus Array(std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return ReadStatus::kTooDeep;
    bool empty = true;
    const bool parameters = node != PathTree::kNone && tree_.node(node).positions;
    if (parameters) ++lists_;
    json_.Enter();
    while (json_.NextElement()) {
      KeepPosition(node);
      if (const auto status = Visit(node, depth); status != ReadStatus::kRead) return status;
      empty = false;
    }
    if (parameters) --lists_;
    if (empty && node != PathTree::kNone && !tree_.node(node).fields.empty()) {
      BindFields({{}, ValueKind::kEmptyArray, false}, node);
    }
    return ReadStatus::kRead;
  }

  // A parameter that is no scalar takes its position all the same, unless its text stands below it.
  void KeepPosition(std::uint32_t node) {
    if (node == PathTree::kNone || !tree_.node(node).positions || lists_ > 1) return;
    const bool object = json_.AtObject() && tree_.node(node).children.empty();
    if (object || json_.AtArray()) {
      builder_.AddPosition(0, builder_.AddValue({{}, ValueKind::kObject, false}));
    }
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

  JsonCursor json_;
  const PathTree& tree_;
  EventBuilder& builder_;
  bool every_value_;
  KeyBuffers& keys_;
  std::uint64_t probes_ = 0;
  std::size_t lists_ = 0;  // of parameters that the walk is within
};

}  // namespace

struct JsonEventReader::Impl {
  Impl(Program p, std::string_view shape)
      : program(std::move(p)),
        shapes(BuildEventShapes(program.image())),
        layouts(program.image()),
        builder(program.field_count()),
        every_value(program.image().UsesKeywords()) {
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (shapes[i].id == shape) forced = i;
    }
    if (shapes.empty()) shapes.emplace_back();
  }

  // Walks with one shape; `fitting` becomes the first shape whose probe holds.
  ReadStatus Walk(std::string_view json, std::size_t shape, std::size_t& fitting) {
    if (const auto status = tokens.Find(json); status != ReadStatus::kRead) return status;
    builder.Begin(json.size(), shapes[shape].id);
    builder.SetText(json);
    Walker walker(tokens.cursor(), shapes[shape].tree, builder, every_value, keys);
    if (const auto status = walker.Walk(); status != ReadStatus::kRead) return status;
    fitting = shapes.size() - 1;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (!shapes[i].Fits(walker.probes())) continue;
      fitting = i;
      break;
    }
    consumed = walker.consumed();
    return ReadStatus::kRead;
  }

  ReadStatus Read(std::string_view json) {
    if (json.size() > kMaxEventBytes) return ReadStatus::kTooLarge;
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
    if (status == ReadStatus::kRead && !forced && fitting != shape) {
      last_shape = fitting;
      status = Walk(json, fitting, fitting);
    }
    if (status == ReadStatus::kRead) layouts.Complete(builder);
    return status;
  }

  Program program;
  std::vector<EventShape> shapes;
  EventLayouts layouts;
  EventBuilder builder;
  bool every_value;
  std::optional<std::size_t> forced;
  std::size_t last_shape = 0;  // events of one shape come together, so the last one is tried first
  std::size_t consumed = 0;
  JsonTokens tokens;
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
    case ReadStatus::kBadUtf8:
      return "not UTF-8";
    case ReadStatus::kTooDeep:
      return "nested too deeply";
    case ReadStatus::kTooLarge:
      return "too large";
    case ReadStatus::kNoMemory:
      return "out of memory";
  }
  return "";
}

}  // namespace sigmata
