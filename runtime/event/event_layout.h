// What the program knows of an event beside its JSON: names for parameters that came by position,
// other names of a parameter, and the channel where a collector left it out.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_LAYOUT_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_LAYOUT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/event/event_builder.h"
#include "runtime/event/kind_memo.h"
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
  // To be called when nothing is added any more: gives the event its kind.
  void NoteKind(EventBuilder& builder) const;

 private:
  struct Known {
    std::vector<std::uint32_t> layouts;   // by version and number of parameters
    bool names = false;                   // a rule uses a parameter's name or alias
    bool aliases = false;                 // a rule uses several names of one parameter
    std::vector<std::uint32_t> messages;  // templates of these layouts
  };

  const Known* Find(const KindKey& key);
  const Known* FindAnew(const Value& provider, const Value& event_id) const;
  const LayoutRecord* Choose(const Known& known, const Event& event, std::size_t positions) const;
  void NameParameters(const LayoutRecord& layout, EventBuilder& builder) const;
  void ReadMessage(const Known& known, EventBuilder& builder, MessageReader& messages) const;
  bool HasNamed(const Known& known, const Event& event) const;
  const MessageRecord* FindMessage(const Known& known, const Event& event,
                                   MessageReader& messages) const;
  void ImplyChannel(const LayoutRecord& layout, EventBuilder& builder);
  void FillNumberedFields(EventBuilder& builder) const;
  void FillUnnamedData(const Known* known, EventBuilder& builder) const;
  void SplitJoined(const Known& known, EventBuilder& builder) const;

  const ProgramImage& image_;
  // (folded provider, event ID) -> layouts
  std::unordered_map<std::string, std::unordered_map<std::uint32_t, Known>, KeyHash,
                     std::equal_to<>>
      providers_;
  std::unordered_map<std::string, std::string, KeyHash, std::equal_to<>> aliases_;
  struct Kind {
    std::uint64_t number = 0;
    const Known* known = nullptr;
  };
  KindMemo<Kind> kinds_;
  std::uint64_t kind_ = 0;      // of the event that was completed last
  std::optional<KindKey> key_;  // what it followed from
  std::vector<FieldSlot>
      numbered_;    // slots of the fields param1, param2, ...; kNoSlot where unused
  FieldSlot data_;  // of the field Data; or kNoSlot
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_LAYOUT_H_
