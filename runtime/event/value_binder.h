// What a value at a node of a shape's tree means: values of fields, parameters by position, texts
// to read again, and signs of a shape.
#ifndef SIGMATA_RUNTIME_EVENT_VALUE_BINDER_H_
#define SIGMATA_RUNTIME_EVENT_VALUE_BINDER_H_

#include <cstdint>

#include "runtime/event/event_builder.h"
#include "runtime/event/held_texts.h"
#include "runtime/event/path_tree.h"

namespace sigmata {

class ValueBinder {
 public:
  ValueBinder(const PathTree& tree, EventBuilder& builder, HeldTexts& texts)
      : tree_(tree), builder_(builder), texts_(texts) {}

  // Of everything that has been met in the event itself; held texts say nothing of its shape.
  std::uint64_t probes() const { return probes_; }

  // Whether everything so far followed from keys and kinds of values; what they say counted for
  // nothing.
  bool by_form() const { return by_form_; }
  void DependOnText() { by_form_ = false; }

  // A key's node; false: nothing below it is of use.
  bool Enter(std::uint32_t node) {
    const PathTree::Gist& gist = tree_.gist(node);
    probes_ |= gist.probes;
    return !gist.probes_only;
  }
  // What follows stands in a text at this depth.
  void EnterText(std::uint32_t depth) {
    text_depth_ = depth;
    lists_ = 0;
  }

  // `node` may be kNone: a value that no field has.
  void AddScalar(const Value& value, std::uint32_t node) {
    if (node == PathTree::kNone) {
      builder_.AddValue(value);
      return;
    }
    const PathTree::Gist& gist = tree_.gist(node);
    gist.fields_only ? static_cast<void>(BindFields(value, gist)) : AddAnyScalar(value, node);
  }
  // The object itself, at a node.
  void AddObject(std::uint32_t node);
  // Whether the array is one of parameters.
  bool BeginArray(std::uint32_t node);
  void EndArray(std::uint32_t node, bool empty);
  // A parameter that is no scalar takes its position all the same, unless its text stands below it.
  void KeepPosition(std::uint32_t node, bool object, bool array);

 private:
  // What else than fields there may be.
  void AddAnyScalar(const Value& value, std::uint32_t node);
  std::uint32_t BindFields(const Value& value, const PathTree::Gist& gist) {
    const std::uint32_t added = builder_.AddValue(value);
    for (const FieldBinding& binding : tree_.bindings(gist)) builder_.Bind(binding, added);
    return added;
  }
  void BindPosition(std::uint32_t value, const PathTree::Node& node);
  void AddPlaceholder(const PathTree::Node& node);
  // What a text in an extra pair of quotation marks is without them; reads texts again.
  Value TextOf(const Value& value, std::uint32_t node);

  const PathTree& tree_;
  EventBuilder& builder_;
  HeldTexts& texts_;
  std::uint64_t probes_ = 0;
  std::uint32_t text_depth_ = 0;
  bool by_form_ = true;
  std::size_t lists_ = 0;  // of parameters that the walk is within
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_VALUE_BINDER_H_
