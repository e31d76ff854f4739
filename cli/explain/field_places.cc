#include "cli/explain/field_places.h"

#include <algorithm>

#include "runtime/program/path_syntax.h"

namespace sigmata::cli {
namespace {

std::string FillPath(std::string_view path, const PathCaptures& captures) {
  std::string filled;
  for (const PathKey& key : SplitPath(path)) {
    if (!filled.empty()) filled += '.';
    const std::string text = FillKey(key.text, captures);
    filled += key.quoted ? '"' + text + '"' : text;
  }
  return filled;
}

const CollectorShape* FindShape(std::string_view id, const FieldMaps& maps) {
  const auto found = std::find_if(maps.shapes.begin(), maps.shapes.end(),
                                  [id](const CollectorShape& shape) { return shape.id == id; });
  return found == maps.shapes.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> PlacesOfField(std::string_view field, std::string_view shape,
                                       const FieldMaps& maps) {
  std::vector<std::string> places;
  const CollectorShape* const found = FindShape(shape, maps);
  if (found == nullptr) return places;
  for (const ShapePath& row : found->paths) {
    if (row.to.empty()) continue;
    for (const PathCaptures& captures : ReadByForm(row.to, field)) {
      std::string place = FillPath(row.from, captures);
      if (std::find(places.begin(), places.end(), place) == places.end()) {
        places.push_back(std::move(place));
      }
    }
  }
  return places;
}

std::string PlaceWithinText(std::string_view field, std::string_view shape, const FieldMaps& maps) {
  const CollectorShape* const found = FindShape(shape, maps);
  if (found == nullptr) return {};
  for (const std::string& place : PlacesOfField(field, shape, maps)) {
    for (const ShapePath& row : found->paths) {
      const bool text = row.text == ShapeText::kJson || row.text == ShapeText::kXml;
      if (text && place.starts_with(row.from + ".")) return place;
    }
  }
  return {};
}

}  // namespace sigmata::cli
