// Reads events of forms that were met before, without walking them: what stands between their
// values is compared, byte by byte, with what stood there then. If it is the same, so are the keys,
// the brackets and the kinds of the values, and therefore everything that was found out from them;
// only the values are new.
//
// A shortcut past JsonWalk, which reads every event as well, and whose result is learnt here. One
// per reader, of bounded size.
#ifndef SIGMATA_RUNTIME_EVENT_KNOWN_FORMS_H_
#define SIGMATA_RUNTIME_EVENT_KNOWN_FORMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/event/event_builder.h"
#include "runtime/event/form_tree.h"
#include "runtime/event/string_marks.h"

namespace sigmata {

class KnownForms {
 public:
  // What a walk tells of an event beside its values and what they are bound to.
  struct Walked {
    std::uint64_t probes = 0;
    std::size_t consumed = 0;
  };

  // Fills `builder` with the event, as a walk beside the path tree of this number would; nothing if
  // its form is not known, or more than space follows it. kEventPadding bytes behind `json` are
  // readable. May throw bad_alloc.
  std::optional<Walked> Read(std::string_view json, std::uint32_t tree, EventBuilder& builder);

  // To be called after a walk over the same text, if what is in `builder` followed from keys and
  // kinds of values alone. `tokens` is where each token begins.
  void Learn(std::string_view json, std::span<const std::uint32_t> tokens, std::uint32_t tree,
             Walked walked, const EventBuilder& builder) noexcept;

  // How many events were of a known form, for tests.
  std::size_t met() const { return met_; }

 private:
  using Next = FormTree::Next;

  struct Form {
    std::uint64_t probes = 0;
    std::size_t controls = 0;  // bytes below the blank between its values
    EventBuilder::Bindings bindings;
  };
  struct Root {
    std::uint32_t tree;
    FormTree::Step* step;
  };

  FormTree::Step* RootOf(std::uint32_t tree) const;
  const Form* Find(std::string_view json, FormTree::Step* root, Value* values);
  std::uint16_t Follow(std::string_view json, FormTree::Step* root, Value* values,
                       std::size_t& object_end);
  template <typename Equal>
  std::uint16_t FollowBy(std::string_view json, FormTree::Step* root, Value* values,
                         std::size_t& object_end);
  std::uint16_t FollowByAvx2(std::string_view json, FormTree::Step* root, Value* values,
                             std::size_t& object_end);
  bool Split(std::string_view json, std::span<const std::uint32_t> tokens);
  void AddRun(std::string_view run, Next next);
  bool NumberValues(std::span<const Value> values,
                    std::vector<EventBuilder::Bindings::Constant>& constants);
  void Add(std::uint32_t tree, Form form, const EventBuilder& builder);
  void Forget();

  FormTree forms_;
  std::vector<Form> of_forms_;  // by the form's number
  std::size_t remembered_ = 0;  // values, fields and so on that these speak of
  std::vector<Root> roots_;
  StringMarks marks_;
  std::vector<FormTree::Piece> pieces_;
  std::size_t met_ = 0;
  std::size_t met_when_cleared_ = 0;
  std::size_t missed_ = 0;  // without those that were made up for
  std::size_t pause_ = 0;   // events that are not looked at: those before had nothing in common
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_KNOWN_FORMS_H_
