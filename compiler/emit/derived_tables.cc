#include <algorithm>

#include "compiler/emit/event_tables.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

// The table of fields may be full: then the field is as missing as its parts.
bool HasRoom(const DerivedField& derived, ProgramBuilder& builder) {
  return std::all_of(derived.parts.begin(), derived.parts.end(),
                     [&builder](const DerivedField::Part& part) {
                       return !part.is_field || builder.Field(part.text) != kEveryValue;
                     });
}

void EmitDerived(const DerivedField& derived, ProgramBuilder& builder) {
  DerivedRecord record;
  record.field = builder.Field(derived.name);
  record.parts = {Size(builder.derived_parts.size()), Size(derived.parts.size())};
  for (const DerivedField::Part& part : derived.parts) {
    builder.derived_parts.push_back(part.is_field
                                        ? DerivedPartRecord{builder.Field(part.text), {}}
                                        : DerivedPartRecord{kNoField, builder.Text(part.text)});
  }
  record.words = {Size(builder.derived_words.size()), Size(derived.values.size())};
  for (const auto& [value, word] : derived.values) {
    builder.derived_words.push_back({builder.Text(Fold(value)), builder.Text(word)});
  }
  builder.derived_fields.push_back(record);
}

}  // namespace

void EmitDerivedFields(const FieldMaps& maps, ProgramBuilder& builder) {
  for (const DerivedField& derived : maps.derived_fields) {
    if (builder.HasField(derived.name) && HasRoom(derived, builder)) EmitDerived(derived, builder);
  }
}

}  // namespace sigmata
