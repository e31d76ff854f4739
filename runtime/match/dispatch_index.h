// From what an event is known by (channel, provider, event ID) to the entries that may match it:
// those of its classes, as far as the event has the field or holds a pivot they need.
#ifndef SIGMATA_RUNTIME_MATCH_DISPATCH_INDEX_H_
#define SIGMATA_RUNTIME_MATCH_DISPATCH_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/match/candidate_set.h"
#include "runtime/match/pivot_index.h"
#include "runtime/match/scratch.h"
#include "runtime/program/program_image.h"
#include "sigmata/event.h"

namespace sigmata {

class DispatchIndex {
 public:
  explicit DispatchIndex(const ProgramImage& image);

  // Adds the entries that may match the event.
  void FindCandidates(const Event& event, ScratchImpl& scratch) const noexcept;

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

  // Calls `use(class)` for each class of the event, by its index.
  template <typename Use>
  void ForEachClass(const Event& event, ValueTexts& texts, Use&& use) const {
    const auto use_if_there = [&](const ClassRecord* record) {
      if (record != nullptr) use(static_cast<std::uint32_t>(record - image_.classes.data()));
    };
    use_if_there(Find(ClassKind::kAny, {}, 0));
    ForEachNamed(ClassKind::kChannel, ClassKind::kChannelAndEventId, kFieldChannel, event, texts,
                 use_if_there);
    ForEachNamed(ClassKind::kProvider, ClassKind::kProviderAndEventId, kFieldProvider, event, texts,
                 use_if_there);
    ForEachEventId(event, texts,
                   [&](std::uint32_t id) { use_if_there(Find(ClassKind::kEventId, {}, id)); });
  }

  template <typename Use>
  void ForEachNamed(ClassKind by_name, ClassKind by_both, FieldSlot slot, const Event& event,
                    ValueTexts& texts, Use&& use) const {
    for (std::uint32_t i = event.First(slot); i != Event::kNone; i = event.link(i).next) {
      const std::uint32_t value = event.link(i).value;
      if (!event.value(value).is_scalar()) continue;
      const std::string_view name = texts.Folded(event, value);
      use(Find(by_name, name, 0));
      ForEachEventId(event, texts, [&](std::uint32_t id) { use(Find(by_both, name, id)); });
    }
  }

  void VisitClass(std::uint32_t index, const Event& event, ScratchImpl& scratch) const noexcept;

  const ProgramImage& image_;
  std::vector<std::uint32_t> buckets_;  // open addressing; class index + 1, 0 is empty
  PivotIndex pivots_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_DISPATCH_INDEX_H_
