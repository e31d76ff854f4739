#include "compiler/parse/field_map_parser.h"

#include <fmt/core.h>

#include <set>
#include <tuple>

#include "compiler/parse/derived_field.h"
#include "compiler/parse/map_reader.h"
#include "compiler/parse/shape_parser.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

class FieldMapParser {
 public:
  explicit FieldMapParser(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  FieldMaps Parse(const YamlNode& document) {
    FieldMaps maps;
    MapReader reader(document, diagnostics_);
    std::string name;
    reader.Required("field_map", name);
    reader.Each("logsources", [&](const YamlNode& n) { maps.logsources.push_back(Logsource(n)); });
    reader.Each("taxonomy", [&](const YamlNode& n) { Taxonomy(n, maps.taxonomy); });
    reader.Each("shapes",
                [&](const YamlNode& n) { maps.shapes.push_back(ParseShape(n, diagnostics_)); });
    reader.Each("providers",
                [&](const YamlNode& n) { maps.providers.push_back(ParseProvider(n)); });
    if (const YamlNode* const values = reader.Take("value_maps")) ValueMaps(*values, maps);
    reader.Each("derived_fields",
                [&](const YamlNode& n) { maps.derived_fields.push_back(Derived(n)); });
    const std::string only_provider = maps.providers.size() == 1 ? maps.providers[0].name : "";
    reader.Each("events",
                [&](const YamlNode& n) { maps.events.push_back(Event(n, only_provider)); });
    return maps;
  }

 private:
  LogsourceGates Logsource(const YamlNode& node) {
    LogsourceGates gates;
    MapReader reader(node, diagnostics_);
    reader.Text("category", gates.category);
    reader.Text("product", gates.product);
    reader.Text("service", gates.service);
    reader.Each("any_of", [&](const YamlNode& n) { gates.any_of.push_back(ParseGate(n)); });
    return gates;
  }

  // One entry may be for several categories.
  void Taxonomy(const YamlNode& node, std::vector<LogsourceFields>& taxonomy) {
    LogsourceFields entry;
    std::vector<std::string> categories;
    MapReader reader(node, diagnostics_);
    reader.TextList("category", categories);
    reader.Text("product", entry.product);
    reader.Text("service", entry.service);
    reader.TextList("fields", entry.fields);
    if (categories.empty()) categories.emplace_back();
    for (std::string& category : categories) {
      entry.category = std::move(category);
      taxonomy.push_back(entry);
    }
  }

  Gate ParseGate(const YamlNode& node) {
    Gate gate;
    MapReader reader(node, diagnostics_);
    reader.Pairs("rename", gate.renames);
    reader.TakeRest([&](const YamlEntry& entry) {
      GateCondition condition{entry.key.text, reader.TextsOf(entry.value)};
      if (condition.values == std::vector<std::string>{"*"}) condition.values.clear();
      gate.conditions.push_back(std::move(condition));
    });
    return gate;
  }

  DerivedField Derived(const YamlNode& node) {
    DerivedField derived;
    MapReader reader(node, diagnostics_);
    reader.Required("name", derived.name);
    std::string join;
    std::string from;
    reader.Text("join", join);
    reader.Text("from", from);
    reader.Pairs("values", derived.values);
    if (join.empty() == from.empty() || from.empty() != derived.values.empty()) {
      reader.Report(node.span, "a derived field needs `join`, or `from` and `values`");
    } else if (!from.empty()) {
      derived.parts.push_back({true, std::move(from)});
    } else if (!SplitTemplate(join, derived.parts)) {
      reader.Report(node.Find("join")->span, "the fields to join stand in braces: `{Field}`");
    }
    return derived;
  }

  Provider ParseProvider(const YamlNode& node) {
    Provider provider;
    MapReader reader(node, diagnostics_);
    reader.Required("name", provider.name);
    reader.Text("guid", provider.guid);
    reader.TextList("aliases", provider.aliases);
    reader.TextList("channels", provider.channels);
    reader.Text("note", provider.note);
    reader.Flag("partial", provider.partial);
    return provider;
  }

  void ValueMaps(const YamlNode& node, FieldMaps& maps) {
    MapReader reader(node, diagnostics_);
    for (const YamlEntry& entry : node.entries) {
      ValueMap map{entry.key.text, {}};
      reader.Pairs(entry.key.text, map.values);
      maps.value_maps.push_back(std::move(map));
    }
  }

  EventSchema Event(const YamlNode& node, const std::string& only_provider) {
    EventSchema event;
    MapReader reader(node, diagnostics_);
    event.provider = only_provider;
    reader.Text("provider", event.provider);
    if (event.provider.empty()) reader.Report(node.span, "the event has no provider");
    if (node.is_map() && node.Find("id") == nullptr)
      reader.Report(node.span, "the key `id` is missing");
    reader.Number("id", event.id);
    reader.Number("version", event.version);
    reader.TextList("channel", event.channels);
    reader.Text("level", event.level);
    reader.Text("audit", event.audit);
    reader.Text("subcategory", event.subcategory);
    reader.Text("title", event.title);
    reader.Text("message", event.message);
    reader.Pairs("documented_as", event.documented_as);
    reader.Text("symbol", event.symbol);
    reader.Text("since", event.since);
    reader.Text("note", event.note);
    reader.Each("fields", [&](const YamlNode& n) { event.parameters.push_back(Parameter(n)); });
    return event;
  }

  EventParameter Parameter(const YamlNode& node) {
    EventParameter parameter;
    MapReader reader(node, diagnostics_);
    reader.Text("name", parameter.name);
    reader.Text("type", parameter.type);
    reader.TextList("aliases", parameter.aliases);
    reader.Text("values", parameter.values);
    reader.Text("length", parameter.length);
    return parameter;
  }

  std::vector<Diagnostic>& diagnostics_;
};

template <typename T>
void MoveBehind(std::vector<T>& from, std::vector<T>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

template <typename T>
void MoveBefore(std::vector<T>& from, std::vector<T>& to) {
  to.insert(to.begin(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Events are told apart by one bit a path.
constexpr std::size_t kMaxProbePaths = 64;

std::size_t CountProbePaths(const FieldMaps& maps, const FieldMaps& added) {
  std::set<std::tuple<std::string, std::string, bool>> probes;
  const auto add = [&](const CollectorShape& shape, const std::vector<std::string>& paths) {
    const bool number = &paths == &shape.probe_number;
    for (const std::string& path : paths) probes.emplace(shape.root, path, number);
  };
  for (const FieldMaps* const some : {&maps, &added}) {
    for (const CollectorShape& shape : some->shapes) {
      add(shape, shape.probe_all);
      add(shape, shape.probe_any);
      add(shape, shape.probe_none);
      add(shape, shape.probe_number);
    }
  }
  return probes.size();
}

}  // namespace

FieldMaps ParseFieldMap(const YamlNode& document, std::vector<Diagnostic>& diagnostics) {
  return FieldMapParser(diagnostics).Parse(document);
}

bool AddFieldMap(const SourceSet& sources, SourceId id, FieldMaps& maps,
                 std::vector<Diagnostic>& diagnostics) {
  YamlDocuments yaml = ParseYaml(sources, id);
  std::vector<Diagnostic> found = std::move(yaml.diagnostics);
  FieldMaps added;
  if (yaml.complete && yaml.roots.size() == 1) {
    added = ParseFieldMap(yaml.roots[0], found);
  } else if (yaml.complete) {
    found.push_back(MakeDiagnostic(codes::SM920, {id, 0, 0}, "a field map is one YAML document"));
  }
  if (CountProbePaths(maps, added) > kMaxProbePaths) {
    found.push_back(
        MakeDiagnostic(codes::SM920, {id, 0, 0},
                       fmt::format("the shapes have more than {} probes in all", kMaxProbePaths)));
  }
  if (const std::string name = FindDerivedOfDerived(maps, added); !name.empty()) {
    found.push_back(MakeDiagnostic(
        codes::SM920, {id, 0, 0},
        fmt::format("the derived field `{}` is made of another derived field", name)));
  }
  bool read = true;
  for (const Diagnostic& d : found) read = read && d.severity != Severity::kError;
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (!read) return false;
  MoveBefore(added.logsources, maps.logsources);
  MoveBehind(added.taxonomy, maps.taxonomy);
  MoveBefore(added.shapes, maps.shapes);
  MoveBefore(added.derived_fields, maps.derived_fields);
  MoveBehind(added.providers, maps.providers);
  MoveBehind(added.events, maps.events);
  MoveBehind(added.value_maps, maps.value_maps);
  return true;
}

}  // namespace sigmata
