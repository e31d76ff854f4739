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
    : image_(image), buckets_(std::bit_ceil(image.classes.size() * 2 + 1), 0) {
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

bool DispatchIndex::EventIdOf(const Event& event, std::uint32_t value, ValueTexts& texts,
                              std::uint32_t& id) noexcept {
  if (!event.value(value).is_scalar()) return false;
  const auto parsed = ParseEventId(texts.Plain(event, value));
  if (parsed) id = *parsed;
  return parsed.has_value();
}

}  // namespace sigmata
