#include "compiler/emit/event_tables.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "runtime/program/fold.h"

namespace sigmata {
namespace {

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

void EmitProbes(const std::vector<std::string>& paths, ProbeKind kind, ProgramBuilder& builder) {
  for (const std::string& path : paths) builder.probes.push_back({kind, builder.Text(path)});
}

PathPositions PositionsOf(ShapePositions positions) {
  switch (positions) {
    case ShapePositions::kNone:
      return PathPositions::kNone;
    case ShapePositions::kEach:
      return PathPositions::kEach;
    case ShapePositions::kJoined:
      return PathPositions::kJoined;
    case ShapePositions::kNumbered:
      return PathPositions::kNumbered;
    case ShapePositions::kNext:
      break;
  }
  return PathPositions::kNext;
}

PathText TextOf(ShapeText text) {
  switch (text) {
    case ShapeText::kPlain:
      return PathText::kPlain;
    case ShapeText::kQuoted:
      return PathText::kQuoted;
    case ShapeText::kJson:
      return PathText::kJson;
    case ShapeText::kXml:
      break;
  }
  return PathText::kXml;
}

PathRecord RecordOf(const ShapePath& path, ProgramBuilder& builder) {
  PathRecord record;
  record.from = builder.Text(path.from);
  record.to = builder.Text(path.to);
  record.positions = PositionsOf(path.positions);
  record.text = TextOf(path.text);
  record.pair_name = builder.Text(path.pair_name);
  record.pair_value = builder.Text(path.pair_value);
  record.hidden = path.hidden ? 1 : 0;
  return record;
}

std::vector<std::string> NamesOf(const EventParameter& parameter) {
  std::vector<std::string> names = parameter.aliases;
  if (!parameter.name.empty()) names.insert(names.begin(), parameter.name);
  for (std::string& name : names) std::erase(name, ' ');
  return names;
}

class LayoutEmitter {
 public:
  LayoutEmitter(const FieldMaps& maps, ProgramBuilder& builder)
      : maps_(maps), builder_(builder), asked_(builder.fields.size()) {}

  void Emit() {
    for (const EventSchema& event : maps_.events) {
      if (!event.message.empty() && AsksFor(event)) read_.emplace(event.provider, event.id);
    }
    for (const EventSchema& event : maps_.events) EmitLayout(event);
  }

 private:
  // Whether a rule asks for this field.
  bool Asks(const std::string& name) const {
    return builder_.HasField(name) && builder_.Field(name) < asked_;
  }
  bool AsksForAny(const std::vector<std::string>& names) const {
    return std::any_of(names.begin(), names.end(),
                       [this](const std::string& name) { return Asks(name); });
  }
  bool AsksFor(const EventSchema& event) const {
    for (std::size_t i = 0; i < event.parameters.size(); ++i) {
      if (Asks("param" + std::to_string(i + 1))) return true;
      if (AsksForAny(NamesOf(event.parameters[i]))) return true;
    }
    return false;
  }

  // The slots of a parameter's names, if rules ask for any of them: an event may have any other. If
  // the event's message may be read, in any case: one parameter that came by its name says that
  // they all did, and that must not depend on the rules.
  std::vector<std::uint32_t> SlotsOf(const EventParameter& parameter, bool all) {
    const std::vector<std::string> names = NamesOf(parameter);
    std::vector<std::uint32_t> slots;
    if (!all && !AsksForAny(names)) return slots;
    for (const std::string& name : names) {
      const std::uint32_t slot = builder_.Field(name);
      if (slot >= builder_.fields.size()) continue;  // the table is full
      if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
    }
    return slots;
  }

  void EmitLayout(const EventSchema& event) {
    const bool all = read_.contains({event.provider, event.id});
    LayoutRecord layout;
    layout.provider = builder_.Text(Fold(event.provider));
    layout.event_id = event.id;
    layout.version = event.version;
    layout.channels = {Size(builder_.layout_channels.size()), Size(event.channels.size())};
    for (const std::string& channel : event.channels) {
      builder_.layout_channels.push_back(builder_.Text(channel));
    }
    layout.parameters = {Size(builder_.parameters.size()), Size(event.parameters.size())};
    for (const EventParameter& parameter : event.parameters) {
      const std::vector<std::uint32_t> slots = SlotsOf(parameter, all);
      builder_.parameters.push_back({{Size(builder_.parameter_names.size()), Size(slots.size())},
                                     parameter.name.empty() ? 0U : 1U});
      builder_.parameter_names.insert(builder_.parameter_names.end(), slots.begin(), slots.end());
    }
    builder_.layouts.push_back(layout);
  }

  const FieldMaps& maps_;
  ProgramBuilder& builder_;
  std::size_t asked_;                                     // the fields before are the rules'
  std::set<std::pair<std::string, std::uint32_t>> read_;  // events whose messages may be read
};

}  // namespace

void EmitShapes(const FieldMaps& maps, ProgramBuilder& builder) {
  for (const CollectorShape& shape : maps.shapes) {
    ShapeRecord record;
    record.id = builder.Text(shape.id);
    record.title = builder.Text(shape.title);
    record.probes.first = Size(builder.probes.size());
    EmitProbes(shape.probe_all, ProbeKind::kAll, builder);
    EmitProbes(shape.probe_any, ProbeKind::kAny, builder);
    EmitProbes(shape.probe_none, ProbeKind::kNone, builder);
    EmitProbes(shape.probe_number, ProbeKind::kNumber, builder);
    record.probes.count = Size(builder.probes.size()) - record.probes.first;
    record.paths = {Size(builder.paths.size()), Size(shape.paths.size())};
    record.root = builder.Text(shape.root);
    for (const ShapePath& path : shape.paths) builder.paths.push_back(RecordOf(path, builder));
    builder.shapes.push_back(record);
  }
}

void EmitLayouts(const FieldMaps& maps, ProgramBuilder& builder) {
  LayoutEmitter(maps, builder).Emit();
  for (const Provider& provider : maps.providers) {
    for (const std::string& alias : provider.aliases) {
      builder.provider_aliases.push_back(
          {builder.Text(Fold(alias)), builder.Text(Fold(provider.name))});
    }
  }
}

}  // namespace sigmata
