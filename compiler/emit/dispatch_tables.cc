#include "compiler/emit/dispatch_tables.h"

#include <map>
#include <tuple>

namespace sigmata {
namespace {

struct ClassEntries {
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups;  // field -> entries without pivots
  // Pivots with the same text stand side by side.
  std::map<std::tuple<std::uint16_t, PivotKind, std::string, std::uint8_t>,
           std::vector<std::uint32_t>>
      pivots;
};

using Classes = std::map<EventClass, ClassEntries>;

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

void AddToGroup(const PlanEntry& entry, std::uint32_t index, Classes& classes,
                ProgramBuilder& builder) {
  const std::uint32_t field =
      entry.needed_field.empty() ? kNoField : builder.Field(entry.needed_field);
  for (const EventClass& event_class : entry.classes) {
    classes[event_class].groups[field].push_back(index);
  }
}

void AddPivots(const PlanEntry& entry, std::uint32_t index, Classes& classes,
               ProgramBuilder& builder) {
  for (const EventClass& event_class : entry.classes) {
    for (const PlanPivot& pivot : entry.pivots) {
      const std::uint16_t field = pivot.field.empty() ? kEveryValue : builder.Field(pivot.field);
      classes[event_class].pivots[{field, pivot.kind, pivot.text, pivot.window}].push_back(index);
    }
  }
}

void EmitClass(const EventClass& event_class, const ClassEntries& entries,
               ProgramBuilder& builder) {
  ClassRecord record{
      event_class.kind, event_class.event_id, builder.Text(event_class.name), {}, {}};
  record.groups = {Size(builder.groups.size()), Size(entries.groups.size())};
  for (const auto& [field, group] : entries.groups) {
    builder.groups.push_back({field, {Size(builder.group_entries.size()), Size(group.size())}});
    builder.group_entries.insert(builder.group_entries.end(), group.begin(), group.end());
  }
  record.pivots.first = Size(builder.pivots.size());
  for (const auto& [pivot, indexes] : entries.pivots) {
    const auto& [field, kind, text, window] = pivot;
    for (const std::uint32_t index : indexes) {
      builder.pivots.push_back({index, builder.Text(text), field, kind, window});
    }
  }
  record.pivots.count = Size(builder.pivots.size()) - record.pivots.first;
  builder.classes.push_back(record);
}

}  // namespace

void EmitDispatch(const Plan& plan, const std::vector<std::size_t>& plan_entries,
                  ProgramBuilder& builder) {
  Classes classes;
  for (std::size_t i = 0; i < plan_entries.size(); ++i) {
    const PlanEntry& entry = plan.entries[plan_entries[i]];
    if (entry.pivots.empty()) {
      AddToGroup(entry, Size(i), classes, builder);
    } else {
      AddPivots(entry, Size(i), classes, builder);
    }
  }
  for (const auto& [event_class, entries] : classes) EmitClass(event_class, entries, builder);
}

}  // namespace sigmata
