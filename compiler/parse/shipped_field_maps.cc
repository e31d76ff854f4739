// The maps of fields-maps/, which the build puts into the library.
#include "compiler/parse/embedded_field_maps.h"
#include "sigmata/field_map.h"

namespace sigmata {

const FieldMaps& ShippedFieldMaps() {
  static const FieldMaps* const kMaps = [] {
    auto* const maps = new FieldMaps;  // lives as long as the process
    SourceSet sources;
    std::vector<Diagnostic> diagnostics;  // a test holds that there are none
    for (const EmbeddedFile& file : EmbeddedFieldMaps()) {
      AddFieldMap(sources, sources.Add(std::string(file.name), std::string(file.text)), *maps,
                  diagnostics);
    }
    return maps;
  }();
  return *kMaps;
}

}  // namespace sigmata
