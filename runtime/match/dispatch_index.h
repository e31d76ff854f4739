// From what an event is known by (channel, provider, event ID) to the entries that may match it.
#ifndef SIGMATA_RUNTIME_MATCH_DISPATCH_INDEX_H_
#define SIGMATA_RUNTIME_MATCH_DISPATCH_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/match/scratch.h"
#include "runtime/program/program_image.h"
#include "sigmata/event.h"

namespace sigmata {

class DispatchIndex {
 public:
  explicit DispatchIndex(const ProgramImage& image);

  // Calls `run(entry)` for each entry that may match the event; an entry of several classes may
  // be called for several times.
  template <typename Run>
  void ForEachCandidate(const Event& event, ValueTexts& texts, Run&& run) const {
    VisitClass(Find(ClassKind::kAny, {}, 0), event, run);
    VisitNamed(ClassKind::kChannel, ClassKind::kChannelAndEventId, kFieldChannel, event, texts,
               run);
    VisitNamed(ClassKind::kProvider, ClassKind::kProviderAndEventId, kFieldProvider, event, texts,
               run);
    ForEachEventId(event, texts, [&](std::uint32_t id) {
      VisitClass(Find(ClassKind::kEventId, {}, id), event, run);
    });
  }

 private:
  const ClassRecord* Find(ClassKind kind, std::string_view name,
                          std::uint32_t event_id) const noexcept;
  static bool EventIdOf(const Event& event, std::uint32_t value, ValueTexts& texts,
                        std::uint32_t& id) noexcept;

  template <typename Use>
  static void ForEachEventId(const Event& event, ValueTexts& texts, Use&& use) {
    for (std::uint32_t i = event.First(kFieldEventId); i != Event::kNone; i = event.link(i).next) {
      std::uint32_t id = 0;
      if (EventIdOf(event, event.link(i).value, texts, id)) use(id);
    }
  }

  template <typename Run>
  void VisitNamed(ClassKind by_name, ClassKind by_both, FieldSlot slot, const Event& event,
                  ValueTexts& texts, Run& run) const {
    for (std::uint32_t i = event.First(slot); i != Event::kNone; i = event.link(i).next) {
      const std::uint32_t value = event.link(i).value;
      if (!event.value(value).is_scalar()) continue;
      const std::string_view name = texts.Folded(event, value);
      VisitClass(Find(by_name, name, 0), event, run);
      ForEachEventId(event, texts,
                     [&](std::uint32_t id) { VisitClass(Find(by_both, name, id), event, run); });
    }
  }

  template <typename Run>
  void VisitClass(const ClassRecord* record, const Event& event, Run& run) const {
    if (record == nullptr) return;
    for (const GroupRecord& group :
         image_.groups.subspan(record->groups.first, record->groups.count)) {
      const bool possible =
          group.field == kNoField || event.Has(static_cast<FieldSlot>(group.field));
      if (!possible) continue;
      for (const std::uint32_t entry :
           image_.group_entries.subspan(group.entries.first, group.entries.count)) {
        run(entry);
      }
    }
  }

  const ProgramImage& image_;
  std::vector<std::uint32_t> buckets_;  // open addressing; class index + 1, 0 is empty
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_DISPATCH_INDEX_H_
