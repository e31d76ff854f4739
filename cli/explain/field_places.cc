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

}  // namespace

std::vector<std::string> PlacesOfField(std::string_view field, std::string_view shape,
                                       const FieldMaps& maps) {
  std::vector<std::string> places;
  const auto found = std::find_if(maps.shapes.begin(), maps.shapes.end(),
                                  [shape](const CollectorShape& s) { return s.id == shape; });
  if (found == maps.shapes.end()) return places;
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

}  // namespace sigmata::cli
