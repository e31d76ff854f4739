#include "runtime/event/json_walk.h"

#include <optional>

#include "runtime/event/event_key.h"
#include "runtime/event/held_texts.h"
#include "runtime/event/json_cursor.h"
#include "runtime/event/json_scalar.h"
#include "runtime/event/known_forms.h"
#include "runtime/event/value_binder.h"

namespace sigmata {
namespace {

// One walk through one text, from a node of the tree on. False: the text is not sound.
class Walker {
 public:
  Walker(JsonCursor json, const PathTree& tree, bool every_value, KeyFinder& keys,
         ValueBinder& binder, const MisplacedMembers* misplaced)
      : json_(json),
        tree_(tree),
        binder_(binder),
        every_value_(every_value || misplaced != nullptr),
        keys_(keys),
        misplaced_(misplaced) {}

  bool Walk(std::uint32_t node) { return json_.AtObject() && Object(node, 1) && !json_.failed(); }
  // Where the token behind the object begins.
  std::size_t consumed() const { return json_.offset(); }

 private:
  bool Object(std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return false;
    json_.Enter();
    if (!TakeScalars(node)) return false;
    for (std::string_view key; json_.NextMember(key);) {
      if (!Member(key, node, depth) || !TakeScalars(node)) return false;
    }
    return true;
  }

  // Does to each of the next members that are scalars what Member does.
  bool TakeScalars(std::uint32_t node) {
    if (misplaced_ != nullptr) return true;
    return json_.TakeScalarMembers(
        [this, node](const JsonCursor::ScalarMember& member) { return TakeScalar(member, node); });
  }

  [[gnu::always_inline]] JsonCursor::Taken TakeScalar(const JsonCursor::ScalarMember& member,
                                                      std::uint32_t node) {
    using Taken = JsonCursor::Taken;
    std::string_view key;
    if (!member.GetKey(key)) return Taken::kLeft;
    std::uint32_t child = node;
    if (node != PathTree::kNone) child = keys_.Find(tree_, node, key);
    if (child != PathTree::kNone && !binder_.Enter(child)) child = PathTree::kNone;
    const bool unused = child == PathTree::kNone && !every_value_;
    const std::string_view token = member.value();
    if (unused) return ScalarOf(token) ? Taken::kUsed : Taken::kNotSound;
    if (token.front() == '"' && token.size() >= 2 && token.back() == '"') {
      binder_.AddScalar({token.substr(1, token.size() - 2), ValueKind::kString, true}, child);
      return Taken::kUsed;
    }
    const auto scalar = NumberOrWord(token);
    if (scalar) binder_.AddScalar(*scalar, child);
    return scalar ? Taken::kUsed : Taken::kNotSound;
  }

  bool Member(std::string_view key, std::uint32_t node, std::size_t depth) {
    std::uint32_t child = node;
    if (node != PathTree::kNone) child = keys_.Find(tree_, node, key);
    if (child == PathTree::kNone && misplaced_ != nullptr) child = misplaced_->Find(key);
    if (child != PathTree::kNone && !binder_.Enter(child)) child = PathTree::kNone;
    if (child != PathTree::kNone || every_value_) return Visit(child, depth);
    json_.Skip(depth);
    return true;
  }

  bool Visit(std::uint32_t node, std::size_t depth) {
    if (json_.AtArray()) return Array(node, depth + 1);
    if (!json_.AtObject()) return Scalar(node);
    if (node == PathTree::kNone) return Object(node, depth + 1);
    if (tree_.node(node).pair != PathTree::kNone) return Pair(node, depth + 1);
    binder_.AddObject(node);
    return Object(node, depth + 1);
  }

  bool Scalar(std::uint32_t node) {
    const auto scalar = ScalarOf(json_.TakeScalar());
    if (scalar) binder_.AddScalar(*scalar, node);
    return scalar.has_value();
  }

  bool Array(std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return false;
    bool empty = true;
    const bool parameters = binder_.BeginArray(node);
    json_.Enter();
    while (json_.NextElement()) {
      if (parameters) binder_.KeepPosition(node, json_.AtObject(), json_.AtArray());
      if (!Visit(node, depth)) return false;
      empty = false;
    }
    binder_.EndArray(node, empty);
    return true;
  }

  // An object that is a name and a value, in any order; other members stand below it as usual.
  bool Pair(std::uint32_t node, std::size_t depth) {
    if (depth > kMaxEventDepth) return false;
    std::optional<Value> name, value;
    binder_.DependOnText();
    json_.Enter();
    for (std::string_view raw; json_.NextMember(raw);) {
      const std::string_view key = keys_.Decoded(KeyOf(raw));
      std::optional<Value>* const part = key == tree_.node(node).pair_name    ? &name
                                         : key == tree_.node(node).pair_value ? &value
                                                                              : nullptr;
      if (!(part == nullptr ? Member(raw, node, depth) : Part(*part, depth))) return false;
    }
    AddPair(name, value, node);
    return true;
  }

  // A part that is no scalar is an object to the field, and its contents are for keywords.
  bool Part(std::optional<Value>& part, std::size_t depth) {
    if (json_.AtObject() || json_.AtArray()) {
      part = Value{{}, ValueKind::kObject, false};
      if (every_value_) return Visit(PathTree::kNone, depth);
      json_.Skip(depth);
      return true;
    }
    part = ScalarOf(json_.TakeScalar());
    return part.has_value();
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

  JsonCursor json_;
  const PathTree& tree_;
  ValueBinder& binder_;
  bool every_value_;
  KeyFinder& keys_;
  const MisplacedMembers* misplaced_;
};

}  // namespace

struct JsonWalk::Impl {
  // The text below a node; what is wrong with it is no damage of the event.
  void WalkHeld(const HeldText& text, const PathTree& tree, ValueBinder& binder) {
    const std::string_view json = texts.AsJson(text);
    if (json.empty() || held_tokens.Find(json) != ReadStatus::kRead) return;
    JsonCursor end = held_tokens.cursor();
    end.SkipBalanced();
    if (end.failed() || !end.AtEnd()) return;  // its brackets are not closed, or more follows
    binder.EnterText(text.depth);
    static_cast<void>(
        Walker(held_tokens.cursor(), tree, every_value, keys, binder, nullptr).Walk(text.node));
  }

  bool every_value = false;
  KnownForms::Walked walked;
  JsonTokens tokens;
  JsonTokens held_tokens;
  KeyFinder keys;
  HeldTexts texts;
  KnownForms forms;
  bool knows_forms = true;
};

JsonWalk::JsonWalk(bool every_value, bool knows_forms) : impl_(std::make_unique<Impl>()) {
  impl_->every_value = every_value;
  impl_->knows_forms = knows_forms;
}
JsonWalk::~JsonWalk() = default;

ReadStatus JsonWalk::Walk(std::string_view json, const PathTree& tree, EventBuilder& builder,
                          const MisplacedMembers* misplaced) {
  Impl& impl = *impl_;
  impl.texts.Begin();
  const bool by_form = impl.knows_forms && misplaced == nullptr;
  if (by_form) {
    if (const auto walked = impl.forms.Read(json, tree.id(), builder)) {
      impl.walked = *walked;
      return ReadStatus::kRead;
    }
  }
  if (const auto status = impl.tokens.Find(json); status != ReadStatus::kRead) return status;
  ValueBinder binder(tree, builder, impl.texts);
  Walker walker(impl.tokens.cursor(), tree, impl.every_value, impl.keys, binder, misplaced);
  if (!walker.Walk(PathTree::kRoot)) return ReadStatus::kNotJson;
  impl.walked = {binder.probes(), walker.consumed()};
  if (by_form && binder.by_form()) {
    impl.forms.Learn(json, impl.tokens.offsets(), tree.id(), impl.walked, builder);
  }
  while (const auto text = impl.texts.Next()) impl.WalkHeld(*text, tree, binder);
  return ReadStatus::kRead;
}

std::size_t JsonWalk::met_forms() const { return impl_->forms.met(); }
std::uint64_t JsonWalk::probes() const { return impl_->walked.probes; }
std::size_t JsonWalk::consumed() const { return impl_->walked.consumed; }

}  // namespace sigmata
