#include "compiler/parse/shape_parser.h"

#include <fmt/core.h>

#include <initializer_list>

#include "compiler/parse/map_reader.h"
#include "runtime/program/path_syntax.h"

namespace sigmata {
namespace {

void CheckPath(const std::string& path, Span span, MapReader& reader) {
  if (path.empty() || IsPath(path)) return;
  reader.Report(span, fmt::format("`{}` is no path: keys with dots between them, each plain or in "
                                  "double quotes; `*` alone, or within a key before a sign",
                                  path));
}

// One of some words.
template <typename T>
void Choose(MapReader& reader, std::string_view key,
            std::initializer_list<std::pair<std::string_view, T>> words, T& out) {
  const YamlNode* const value = reader.Take(key);
  if (value == nullptr) return;
  std::string known;
  for (const auto& [word, meaning] : words) {
    if (value->text == word) {
      out = meaning;
      return;
    }
    known += fmt::format("{}`{}`", known.empty() ? "" : " or ", word);
  }
  reader.Report(value->span, fmt::format("{} is expected here", known));
}

void ReadProbe(const YamlNode& node, CollectorShape& shape, std::vector<Diagnostic>& diagnostics) {
  MapReader reader(node, diagnostics);
  reader.TextList("all", shape.probe_all);
  reader.TextList("any", shape.probe_any);
  reader.TextList("none", shape.probe_none);
  reader.TextList("number", shape.probe_number);
  for (const auto* paths :
       {&shape.probe_all, &shape.probe_any, &shape.probe_none, &shape.probe_number}) {
    for (const std::string& path : *paths) CheckPath(path, node.span, reader);
  }
}

void ReadPositions(MapReader& reader, ShapePath& path, Span span) {
  Choose(reader, "positions",
         {{"true", ShapePositions::kEach}, {"joined", ShapePositions::kJoined}}, path.positions);
  const bool list = path.positions != ShapePositions::kNone;
  Choose(reader, "position", {{"N", ShapePositions::kNumbered}, {"next", ShapePositions::kNext}},
         path.positions);
  const bool one =
      path.positions == ShapePositions::kNumbered || path.positions == ShapePositions::kNext;
  if (list && one) reader.Report(span, "`positions` and `position` exclude each other");
  if (path.positions == ShapePositions::kNumbered && path.from.find("{N}") == std::string::npos) {
    reader.Report(span, "`position: N` needs `{N}` in the path");
  }
}

ShapePath ParsePath(const YamlNode& node, std::vector<Diagnostic>& diagnostics) {
  ShapePath path;
  MapReader reader(node, diagnostics);
  reader.Required("from", path.from);
  CheckPath(path.from, node.span, reader);
  reader.Text("to", path.to);
  ReadPositions(reader, path, node.span);
  Choose(reader, "text",
         {{"quoted", ShapeText::kQuoted}, {"json", ShapeText::kJson}, {"xml", ShapeText::kXml}},
         path.text);
  if (const YamlNode* const pair = reader.Take("pair")) {
    MapReader pair_reader(*pair, diagnostics);
    pair_reader.Required("name", path.pair_name);
    pair_reader.Required("value", path.pair_value);
  }
  reader.Flag("hidden", path.hidden);
  if (path.to.empty() && path.positions == ShapePositions::kNone &&
      path.text == ShapeText::kPlain && !path.hidden) {
    reader.Report(node.span, "a path needs `to`, `positions`, `position`, `text` or `hidden`");
  }
  return path;
}

}  // namespace

CollectorShape ParseShape(const YamlNode& node, std::vector<Diagnostic>& diagnostics) {
  CollectorShape shape;
  MapReader reader(node, diagnostics);
  reader.Required("id", shape.id);
  reader.Text("title", shape.title);
  if (const YamlNode* const root = reader.Take("root")) {
    shape.root = reader.TextOf(*root);
    CheckPath(shape.root, root->span, reader);
  }
  if (const YamlNode* const probe = reader.Take("probe")) ReadProbe(*probe, shape, diagnostics);
  reader.Each("paths",
              [&](const YamlNode& n) { shape.paths.push_back(ParsePath(n, diagnostics)); });
  return shape;
}

}  // namespace sigmata
