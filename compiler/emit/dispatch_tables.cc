#include "compiler/emit/dispatch_tables.h"

#include <map>

namespace sigmata {
namespace {

using Groups = std::map<std::uint32_t, std::vector<std::uint32_t>>;  // field -> entries

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace

void EmitDispatch(const Plan& plan, const std::vector<std::size_t>& plan_entries,
                  ProgramBuilder& builder) {
  std::map<EventClass, Groups> classes;
  for (std::size_t i = 0; i < plan_entries.size(); ++i) {
    const PlanEntry& entry = plan.entries[plan_entries[i]];
    const std::uint32_t field =
        entry.needed_field.empty() ? kNoField : builder.Field(entry.needed_field);
    for (const EventClass& event_class : entry.classes) {
      classes[event_class][field].push_back(Size(i));
    }
  }
  for (const auto& [event_class, groups] : classes) {
    builder.classes.push_back({event_class.kind,
                               event_class.event_id,
                               builder.Text(event_class.name),
                               {Size(builder.groups.size()), Size(groups.size())}});
    for (const auto& [field, entries] : groups) {
      builder.groups.push_back({field, {Size(builder.group_entries.size()), Size(entries.size())}});
      builder.group_entries.insert(builder.group_entries.end(), entries.begin(), entries.end());
    }
  }
}

}  // namespace sigmata
