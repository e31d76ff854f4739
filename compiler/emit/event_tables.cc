#include "compiler/emit/event_tables.h"

#include <algorithm>

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

// The slots of a parameter's names, if rules use any of them: an event may have any other.
std::vector<std::uint32_t> SlotsOf(const EventParameter& parameter, ProgramBuilder& builder) {
  std::vector<std::string> names = parameter.aliases;
  if (!parameter.name.empty()) names.insert(names.begin(), parameter.name);
  for (std::string& name : names) std::erase(name, ' ');
  const bool used = std::any_of(names.begin(), names.end(), [&builder](const std::string& name) {
    return builder.HasField(name);
  });
  std::vector<std::uint32_t> slots;
  if (!used) return slots;
  for (const std::string& name : names) {
    const std::uint32_t slot = builder.Field(name);
    if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
  }
  return slots;
}

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
  for (const EventSchema& event : maps.events) {
    LayoutRecord layout;
    layout.provider = builder.Text(Fold(event.provider));
    layout.event_id = event.id;
    layout.version = event.version;
    layout.channels = {Size(builder.layout_channels.size()), Size(event.channels.size())};
    for (const std::string& channel : event.channels) {
      builder.layout_channels.push_back(builder.Text(channel));
    }
    layout.parameters = {Size(builder.parameters.size()), Size(event.parameters.size())};
    for (const EventParameter& parameter : event.parameters) {
      const std::vector<std::uint32_t> slots = SlotsOf(parameter, builder);
      builder.parameters.push_back({{Size(builder.parameter_names.size()), Size(slots.size())}});
      builder.parameter_names.insert(builder.parameter_names.end(), slots.begin(), slots.end());
    }
    builder.layouts.push_back(layout);
  }
  for (const Provider& provider : maps.providers) {
    for (const std::string& alias : provider.aliases) {
      builder.provider_aliases.push_back(
          {builder.Text(Fold(alias)), builder.Text(Fold(provider.name))});
    }
  }
}

}  // namespace sigmata
