#include "runtime/match/dispatch_index.h"

#include <bit>
#include <functional>

#include "runtime/program/decimal.h"

namespace sigmata {
namespace {

std::size_t HashOf(ClassKind kind, std::string_view name, std::uint32_t event_id) {
  std::size_t hash = std::hash<std::string_view>{}(name);
  hash ^= (std::size_t{event_id} * 8 + static_cast<std::size_t>(kind)) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32U);
}

}  // namespace

DispatchIndex::DispatchIndex(const ProgramImage& image)
    : image_(image), buckets_(std::bit_ceil(image.classes.size() * 2 + 1), 0), pivots_(image) {
  for (std::uint32_t i = 0; i < image.classes.size(); ++i) {
    const ClassRecord& record = image.classes[i];
    std::size_t bucket = HashOf(record.kind, image.Text(record.name), record.event_id);
    while (buckets_[bucket % buckets_.size()] != 0) ++bucket;
    buckets_[bucket % buckets_.size()] = i + 1;
  }
}

const ClassRecord* DispatchIndex::Find(ClassKind kind, std::string_view name,
                                       std::uint32_t event_id) const noexcept {
  for (std::size_t bucket = HashOf(kind, name, event_id);; ++bucket) {
    const std::uint32_t found = buckets_[bucket % buckets_.size()];
    if (found == 0) return nullptr;
    const ClassRecord& record = image_.classes[found - 1];
    if (record.kind == kind && record.event_id == event_id && image_.Text(record.name) == name) {
      return &record;
    }
  }
}

void DispatchIndex::FindCandidates(const Event& event, ScratchImpl& scratch) const noexcept {
  scratch.numbered_signs.reset();
  if (event.kind() == 0) {
    ForEachClass(event, scratch.texts,
                 [&](std::uint32_t index) { VisitClass(index, event, scratch); });
    return;
  }
  const ClassMemo::Classes& classes =
      scratch.classes.Get(event.kind(), [&](ClassMemo::Classes& found) {
        ForEachClass(event, scratch.texts, [&](std::uint32_t index) { found.Add(index); });
      });
  for (std::size_t i = 0; i < classes.count; ++i) VisitClass(classes.indexes[i], event, scratch);
}

void DispatchIndex::VisitClass(std::uint32_t index, const Event& event,
                               ScratchImpl& scratch) const noexcept {
  const ClassRecord& record = image_.classes[index];
  for (const GroupRecord& group : image_.groups.subspan(record.groups.first, record.groups.count)) {
    const bool possible = group.field == kNoField || event.Has(static_cast<FieldSlot>(group.field));
    if (!possible) continue;
    for (const std::uint32_t entry :
         image_.group_entries.subspan(group.entries.first, group.entries.count)) {
      scratch.candidates.Add(entry);
    }
  }
  pivots_.FindIn(event, index, scratch);
}

bool DispatchIndex::EventIdOf(const Event& event, std::uint32_t value, ValueTexts& texts,
                              std::uint32_t& id) noexcept {
  if (!event.value(value).is_scalar()) return false;
  const auto parsed = ParseEventId(texts.Plain(event, value));
  if (parsed) id = *parsed;
  return parsed.has_value();
}

}  // namespace sigmata
