#include "compiler/parse/field_map_parser.h"

#include <fmt/core.h>

#include <charconv>
#include <functional>
#include <string_view>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

// Reads a map key by key; a key that nobody takes is an error at its place.
class MapReader {
 public:
  using Reader = std::function<void(const YamlNode&)>;

  MapReader(const YamlNode& node, std::vector<Diagnostic>& diagnostics)
      : node_(node), diagnostics_(diagnostics), taken_(node.entries.size(), false) {
    if (!node.is_map()) Report(node.span, "a map is expected here");
  }
  ~MapReader() {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const YamlNode& key = node_.entries[i].key;
      if (!taken_[i]) Report(key.span, fmt::format("the key `{}` is not known here", key.text));
    }
  }
  MapReader(const MapReader&) = delete;
  MapReader& operator=(const MapReader&) = delete;

  const YamlNode* Take(std::string_view key) {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (node_.entries[i].key.text != key) continue;
      taken_[i] = true;
      return &node_.entries[i].value;
    }
    return nullptr;
  }

  void Text(std::string_view key, std::string& out) {
    if (const YamlNode* const value = Take(key)) out = TextOf(*value);
  }
  void Required(std::string_view key, std::string& out) {
    Text(key, out);
    if (out.empty()) Report(node_.span, fmt::format("the key `{}` is missing", key));
  }
  // A text, or a list of texts.
  void Texts(std::string_view key, std::vector<std::string>& out) {
    if (const YamlNode* const value = Take(key)) out = TextsOf(*value);
  }
  void Number(std::string_view key, std::uint32_t& out) {
    const YamlNode* const value = Take(key);
    if (value == nullptr) return;
    const std::string& text = value->text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size()) {
      Report(value->span, "a whole number is expected here");
    }
  }
  void Flag(std::string_view key, bool& out) {
    const YamlNode* const value = Take(key);
    if (value == nullptr) return;
    out = value->text == "true";
    if (!out && value->text != "false") Report(value->span, "true or false is expected here");
  }
  void Pairs(std::string_view key, std::vector<std::pair<std::string, std::string>>& out) {
    const YamlNode* const value = Take(key);
    if (value == nullptr) return;
    if (!value->is_map()) Report(value->span, "a map is expected here");
    for (const YamlEntry& entry : value->entries)
      out.emplace_back(entry.key.text, TextOf(entry.value));
  }
  void Each(std::string_view key, const Reader& read) {
    const YamlNode* const value = Take(key);
    if (value == nullptr) return;
    if (!value->is_sequence()) return Report(value->span, "a list is expected here");
    for (const YamlNode& item : value->items) read(item);
  }
  void TakeRest(const std::function<void(const YamlEntry&)>& read) {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (taken_[i]) continue;
      taken_[i] = true;
      read(node_.entries[i]);
    }
  }

  std::string TextOf(const YamlNode& value) {
    if (!value.is_scalar()) Report(value.span, "a text is expected here");
    return value.text;
  }
  std::vector<std::string> TextsOf(const YamlNode& value) {
    if (!value.is_sequence()) return {TextOf(value)};
    std::vector<std::string> texts;
    for (const YamlNode& item : value.items) texts.push_back(TextOf(item));
    return texts;
  }
  void Report(Span span, std::string message) {
    diagnostics_.push_back(MakeDiagnostic(codes::SM920, span, std::move(message)));
  }

 private:
  const YamlNode& node_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<bool> taken_;
};

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
    reader.Each("shapes", [&](const YamlNode& n) { maps.shapes.push_back(Shape(n)); });
    reader.Each("providers",
                [&](const YamlNode& n) { maps.providers.push_back(ParseProvider(n)); });
    if (const YamlNode* const values = reader.Take("value_maps")) ValueMaps(*values, maps);
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
    reader.Texts("category", categories);
    reader.Text("product", entry.product);
    reader.Text("service", entry.service);
    reader.Texts("fields", entry.fields);
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

  CollectorShape Shape(const YamlNode& node) {
    CollectorShape shape;
    MapReader reader(node, diagnostics_);
    reader.Required("id", shape.id);
    reader.Text("title", shape.title);
    if (const YamlNode* const probe = reader.Take("probe")) {
      MapReader probe_reader(*probe, diagnostics_);
      probe_reader.Texts("all", shape.probe_all);
      probe_reader.Texts("any", shape.probe_any);
      probe_reader.Texts("none", shape.probe_none);
    }
    reader.Each("paths", [&](const YamlNode& n) { shape.paths.push_back(Path(n)); });
    return shape;
  }

  ShapePath Path(const YamlNode& node) {
    ShapePath path;
    MapReader reader(node, diagnostics_);
    reader.Required("from", path.from);
    reader.Text("to", path.to);
    reader.Flag("positions", path.positions);
    std::string position;
    reader.Text("position", position);
    path.position = !position.empty();
    if (path.to.empty() && !path.positions && !path.position) {
      reader.Report(node.span, "a path needs `to`, `positions` or `position`");
    }
    return path;
  }

  Provider ParseProvider(const YamlNode& node) {
    Provider provider;
    MapReader reader(node, diagnostics_);
    reader.Required("name", provider.name);
    reader.Text("guid", provider.guid);
    reader.Texts("aliases", provider.aliases);
    reader.Texts("channels", provider.channels);
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
    reader.Texts("channel", event.channels);
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
    reader.Texts("aliases", parameter.aliases);
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

std::size_t CountProbePaths(const FieldMaps& maps) {
  std::size_t count = 0;
  for (const CollectorShape& shape : maps.shapes) {
    count += shape.probe_all.size() + shape.probe_any.size() + shape.probe_none.size();
  }
  return count;
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
  if (CountProbePaths(maps) + CountProbePaths(added) > kMaxProbePaths) {
    found.push_back(
        MakeDiagnostic(codes::SM920, {id, 0, 0},
                       fmt::format("the shapes have more than {} probes in all", kMaxProbePaths)));
  }
  bool read = true;
  for (const Diagnostic& d : found) read = read && d.severity != Severity::kError;
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (!read) return false;
  MoveBefore(added.logsources, maps.logsources);
  MoveBehind(added.taxonomy, maps.taxonomy);
  MoveBefore(added.shapes, maps.shapes);
  MoveBehind(added.providers, maps.providers);
  MoveBehind(added.events, maps.events);
  MoveBehind(added.value_maps, maps.value_maps);
  return true;
}

}  // namespace sigmata
