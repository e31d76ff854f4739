// What the program knows of an event beside its JSON: names for parameters that came by position,
// other names of a parameter, and the channel where a collector left it out.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_LAYOUT_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_LAYOUT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/event/event_builder.h"
#include "runtime/event/layout_memo.h"
#include "runtime/event/message_template.h"
#include "runtime/event/path_tree.h"
#include "runtime/program/program_image.h"

namespace sigmata {

class EventLayouts {
 public:
  explicit EventLayouts(const ProgramImage& image);

  // To be called when all of the event's JSON has been read. The event refers to what `messages`
  // has read then.
  void Complete(EventBuilder& builder, MessageReader& messages);

 private:
  struct Known {
    std::vector<std::uint32_t> layouts;   // by version and number of parameters
    bool names = false;                   // a rule uses a parameter's name or alias
    bool aliases = false;                 // a rule uses several names of one parameter
    std::vector<std::uint32_t> messages;  // templates of these layouts
  };

  const Known* Find(const Event& event);
  const Known* FindAnew(const Value& provider, const Value& event_id) const;
  const LayoutRecord* Choose(const Known& known, const Event& event, std::size_t positions) const;
  void NameParameters(const LayoutRecord& layout, EventBuilder& builder) const;
  void ReadMessage(const Known& known, EventBuilder& builder, MessageReader& messages) const;
  bool HasNamed(const Known& known, const Event& event) const;
  const MessageRecord* FindMessage(const Known& known, const Event& event,
                                   MessageReader& messages) const;
  void ImplyChannel(const LayoutRecord& layout, EventBuilder& builder) const;
  void FillNumberedFields(EventBuilder& builder) const;
  void FillUnnamedData(const Known* known, EventBuilder& builder) const;
  void SplitJoined(const Known& known, EventBuilder& builder) const;

  const ProgramImage& image_;
  // (folded provider, event ID) -> layouts
  std::unordered_map<std::string, std::unordered_map<std::uint32_t, Known>, KeyHash,
                     std::equal_to<>>
      providers_;
  std::unordered_map<std::string, std::string, KeyHash, std::equal_to<>> aliases_;
  LayoutMemo<const Known*> found_;
  std::vector<FieldSlot>
      numbered_;    // slots of the fields param1, param2, ...; kNoSlot where unused
  FieldSlot data_;  // of the field Data; or kNoSlot
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_LAYOUT_H_
