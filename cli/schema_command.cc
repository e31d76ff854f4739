#include "cli/schema_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "runtime/program/fold.h"
#include "sigmata/field_map.h"

namespace sigmata::cli {
namespace {

std::string Join(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
  return out;
}

// Messages have several lines; the second and later ones stand below the first.
std::string Indented(const std::string& text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += std::string(14, ' ');
  }
  return out;
}

void AppendLine(std::string_view name, const std::string& text, std::string& out) {
  if (!text.empty()) out += fmt::format("  {:<11} {}\n", name, Indented(text));
}

std::string DescribeParameter(const EventParameter& parameter) {
  std::string out = fmt::format(
      "{:<24} {:<15}", parameter.name.empty() ? "(unnamed)" : parameter.name, parameter.type);
  if (!parameter.aliases.empty()) out += fmt::format(" also: {}", Join(parameter.aliases));
  if (!parameter.length.empty()) out += fmt::format(" length in {}", parameter.length);
  if (!parameter.values.empty()) out += fmt::format(" values: {}", parameter.values);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

const Provider* FindProvider(const FieldMaps& maps, const std::string& name) {
  const auto it = std::find_if(maps.providers.begin(), maps.providers.end(),
                               [&name](const Provider& p) { return p.name == name; });
  return it == maps.providers.end() ? nullptr : &*it;
}

void AppendValueMaps(const FieldMaps& maps, const EventSchema& event, std::string& out) {
  std::set<std::string> wanted;
  for (const EventParameter& parameter : event.parameters) wanted.insert(parameter.values);
  for (const ValueMap& map : maps.value_maps) {
    if (!wanted.contains(map.name)) continue;
    out += fmt::format("  values {}\n", map.name);
    for (const auto& [raw, words] : map.values) out += fmt::format("    {:<8} {}\n", raw, words);
  }
}

std::string Describe(const FieldMaps& maps, const EventSchema& event) {
  std::string out = fmt::format("Event {} of {}\n", event.id, event.provider);
  AppendLine("title", event.title, out);
  AppendLine("message", event.message, out);
  if (const Provider* const provider = FindProvider(maps, event.provider)) {
    AppendLine("guid", provider->guid, out);
    AppendLine("also named", Join(provider->aliases), out);
  }
  AppendLine("channel", Join(event.channels), out);
  AppendLine("level", event.level, out);
  AppendLine("audit", event.audit, out);
  AppendLine("subcategory", event.subcategory, out);
  AppendLine("version", std::to_string(event.version), out);
  AppendLine("symbol", event.symbol, out);
  AppendLine("since", event.since, out);
  for (const auto& [what, spelling] : event.documented_as) {
    AppendLine("documented", fmt::format("{}: {}", what, spelling), out);
  }
  out += event.parameters.empty() ? "  fields      none\n" : "  fields\n";
  for (std::size_t i = 0; i < event.parameters.size(); ++i) {
    out += fmt::format("    {:>2}  {}\n", i + 1, DescribeParameter(event.parameters[i]));
  }
  AppendValueMaps(maps, event, out);
  AppendLine("note", event.note, out);
  return out;
}

// What a row of a shape gives.
std::string DescribePath(const ShapePath& path) {
  std::string text = path.to;
  const auto add = [&text](std::string_view more) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", more);
  };
  if (path.positions == ShapePositions::kJoined) {
    add("by position, one text for all");
  } else if (path.positions != ShapePositions::kNone) {
    add("by position");
  }
  if (!path.pair_name.empty()) {
    add(fmt::format("from pairs of {} and {}", path.pair_name, path.pair_value));
  }
  if (path.text == ShapeText::kJson) add("(JSON in a text)");
  if (path.text == ShapeText::kXml) add("(XML in a text)");
  if (path.hidden) add("(nothing else)");
  return text;
}

}  // namespace

int RunSchemaShow(const SchemaShowOptions& options) {
  const FieldMaps& maps = ShippedFieldMaps();
  Output output;
  bool found = false;
  const std::string wanted = Fold(options.provider);
  for (const EventSchema& event : maps.events) {
    if (event.id != options.event_id) continue;
    if (Fold(event.provider).find(wanted) == std::string::npos) continue;
    if (found) output.Write("\n");
    output.Write(Describe(maps, event));
    found = true;
  }
  if (!output.Flush()) return kExitFailed;
  if (found) return kExitDone;
  PrintErrors({fmt::format("no field map knows an event {}", options.event_id)});
  return kExitFailed;
}

int RunSchemaList() {
  Output output;
  for (const EventSchema& event : ShippedFieldMaps().events) {
    std::string fields;
    for (const EventParameter& parameter : event.parameters) {
      fields += (fields.empty() ? "" : ", ") + (parameter.name.empty() ? "-" : parameter.name);
    }
    output.Write(fmt::format("{}  {}  v{}  {}\n", event.provider, event.id, event.version, fields));
  }
  return output.Flush() ? kExitDone : kExitFailed;
}

int RunSchemaShapes() {
  Output output;
  for (const CollectorShape& shape : ShippedFieldMaps().shapes) {
    output.Write(fmt::format("{:<20} {}\n", shape.id, shape.title));
    for (const ShapePath& path : shape.paths) {
      output.Write(fmt::format("  {:<40} -> {}\n", path.from, DescribePath(path)));
    }
  }
  return output.Flush() ? kExitDone : kExitFailed;
}

}  // namespace sigmata::cli
