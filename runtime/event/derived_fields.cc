#include "runtime/event/derived_fields.h"

#include "runtime/program/fold.h"

namespace sigmata {
namespace {

constexpr std::uint16_t kDerivedRank = 0xFFFF;
constexpr std::size_t kLongestValue = 256;  // with escapes; longer ones are in no table

// The value of a field that has exactly one; of several it is not known which belong together.
const Value* OnlyValue(const Event& event, FieldSlot slot) {
  const std::uint32_t link = event.First(slot);
  if (link == Event::kNone || event.link(link).next != Event::kNone) return nullptr;
  const Value& value = event.value(event.link(link).value);
  return value.is_scalar() ? &value : nullptr;
}

}  // namespace

DerivedFields::DerivedFields(const ProgramImage& image) : image_(image) {
  for (const DerivedRecord& record : image.derived_fields) {
    Derived derived{&record, {}, {}};
    for (std::uint32_t i = 0; i < record.words.count; ++i) {
      const DerivedWordRecord& word = image.derived_words[record.words.first + i];
      derived.words.emplace(image.Text(word.value), image.Text(word.word));
    }
    derived_.push_back(std::move(derived));
  }
}

void DerivedFields::Derive(EventBuilder& builder) {
  for (Derived& derived : derived_) {
    if (builder.event().Has(static_cast<FieldSlot>(derived.record->field))) continue;
    if (derived.record->words.count > 0) {
      Translate(derived, builder);
    } else {
      Join(derived, builder);
    }
  }
}

// Without one of its parts, the field is missing.
void DerivedFields::Join(Derived& derived, EventBuilder& builder) const {
  derived.text.clear();
  for (std::uint32_t i = 0; i < derived.record->parts.count; ++i) {
    const DerivedPartRecord& part = image_.derived_parts[derived.record->parts.first + i];
    if (part.field == kNoField) {
      derived.text += image_.Text(part.text);
      continue;
    }
    const Value* const value = OnlyValue(builder.event(), static_cast<FieldSlot>(part.field));
    if (value == nullptr) return;
    AppendText(*value, derived.text);
  }
  builder.BindIfMissing(static_cast<FieldSlot>(derived.record->field),
                        builder.AddValue({derived.text, ValueKind::kString, false}));
}

// The value itself stays beside its word: rules ask for either.
void DerivedFields::Translate(const Derived& derived, EventBuilder& builder) const {
  const Event& event = builder.event();
  const DerivedPartRecord& part = image_.derived_parts[derived.record->parts.first];
  const FieldBinding to{static_cast<FieldSlot>(derived.record->field), kDerivedRank};
  char text[kLongestValue];
  char folded[MaxFoldedSize(kLongestValue)];
  for (std::uint32_t link = event.First(static_cast<FieldSlot>(part.field)); link != Event::kNone;
       link = event.link(link).next) {
    const std::uint32_t index = event.link(link).value;
    const Value value = event.value(index);
    builder.Bind(to, index);
    if (!value.is_scalar() || value.raw.size() > kLongestValue) continue;
    const std::size_t size = DecodeText(value, text);
    const auto word = derived.words.find(std::string_view(folded, FoldTo({text, size}, folded)));
    if (word == derived.words.end()) continue;
    builder.Bind(to, builder.AddValue({word->second, ValueKind::kString, false}));
  }
}

}  // namespace sigmata
