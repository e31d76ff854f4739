#include "cli/explain/event_values.h"

#include <algorithm>
#include <numeric>

#include "cli/explain/field_places.h"
#include "cli/explain/json_place.h"
#include "runtime/program/fold.h"
#include "runtime/program/program_image.h"

namespace sigmata::cli {

void EventValues::Begin(const Event& event, std::string_view record) {
  event_ = &event;
  text_ = event.text().empty() ? record : event.text();
  texts_.assign(event.values().size(), std::nullopt);
  grams_.clear();
  all_grams_.reset();
  paths_.clear();
}

const ValueTexts& EventValues::Texts(std::uint32_t value) {
  std::optional<ValueTexts>& texts = texts_[value];
  if (!texts) {
    texts.emplace();
    texts->kind = event_->value(value).kind;
    AppendText(event_->value(value), texts->plain);
    texts->folded = Fold(texts->plain);
  }
  return *texts;
}

std::vector<std::uint32_t> EventValues::Of(std::optional<FieldSlot> slot) const {
  std::vector<std::uint32_t> values;
  if (!slot) return values;
  for (std::uint32_t i = event_->First(*slot); i != Event::kNone; i = event_->link(i).next) {
    values.push_back(event_->link(i).value);
  }
  return values;
}

std::unique_ptr<TextGrams> EventValues::GramsOf(const Indexes& values) {
  constexpr std::size_t kSmall = std::size_t{1} << 16U;  // bytes, as many values as that included
  std::size_t size = 0;
  for (const std::uint32_t value : values) size += 1 + event_->value(value).raw.size();
  if (size < kSmall) return nullptr;
  auto grams = std::make_unique<TextGrams>();
  for (const std::uint32_t value : values) {
    if (event_->value(value).is_scalar()) grams->Add(Texts(value).folded);
  }
  return grams;
}

bool EventValues::MayHold(FieldSlot slot, const std::vector<std::string>& needed) {
  if (needed.empty()) return true;
  const auto [grams, is_new] = grams_.try_emplace(slot);
  if (is_new) grams->second = GramsOf(Of(slot));
  return grams->second == nullptr || grams->second->MayHold(needed);
}

bool EventValues::MayHoldAnywhere(const std::vector<std::string>& needed) {
  if (needed.empty()) return true;
  if (!all_grams_) {
    Indexes all(event_->read_values().size());
    std::iota(all.begin(), all.end(), 0U);
    all_grams_ = GramsOf(all);
  }
  return *all_grams_ == nullptr || (*all_grams_)->MayHold(needed);
}

std::optional<std::size_t> EventValues::OffsetOf(const Value& value) const {
  const auto begin = reinterpret_cast<std::uintptr_t>(text_.data());
  const auto at = reinterpret_cast<std::uintptr_t>(value.raw.data());
  if (value.raw.data() == nullptr || at < begin || at - begin >= text_.size()) return std::nullopt;
  return at - begin;
}

Origin EventValues::OriginOf(std::uint32_t value, std::string_view field,
                             const FieldMaps& maps) const {
  if (OffsetOf(event_->value(value))) return Origin::kEvent;
  if (value < event_->read_values().size()) {
    return event_->value(value).raw.data() == nullptr ? Origin::kEvent : Origin::kText;
  }
  const auto is_field = [field](const DerivedField& derived) { return derived.name == field; };
  const auto& derived = maps.derived_fields;
  if (std::any_of(derived.begin(), derived.end(), is_field)) return Origin::kDerived;
  return field == kWellKnownFieldNames[kFieldChannel] ? Origin::kImplied : Origin::kRendered;
}

const std::vector<std::string>& EventValues::PathsAt(const std::vector<std::size_t>& offsets) {
  const auto [paths, is_new] = paths_.try_emplace(offsets);
  if (is_new) paths->second = PathsOf(text_, offsets);
  return paths->second;
}

std::vector<ExplainedValue> EventValues::Describe(const std::vector<std::uint32_t>& values,
                                                  std::string_view field, const FieldMaps& maps) {
  std::vector<ExplainedValue> described;
  std::vector<std::size_t> offsets;
  for (const std::uint32_t index : values) {
    const Value& value = event_->value(index);
    ExplainedValue& shown = described.emplace_back();
    shown.kind = value.kind;
    shown.origin = OriginOf(index, field, maps);
    if (const auto offset = OffsetOf(value)) offsets.push_back(*offset);
  }
  std::vector<std::size_t> sorted = offsets;
  std::sort(sorted.begin(), sorted.end());
  const std::vector<std::string>& paths = PathsAt(sorted);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto offset = OffsetOf(event_->value(values[i]));
    if (!offset && described[i].origin == Origin::kText) {
      described[i].path = PlaceWithinText(field, event_->shape(), maps);
    }
    if (!offset) continue;
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), *offset) - sorted.begin();
    described[i].path = paths[static_cast<std::size_t>(at)];
  }
  return described;
}

}  // namespace sigmata::cli
