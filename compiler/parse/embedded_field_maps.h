// The field maps of fields-maps/, as they were when the library was built.
//
// The definition is generated (cmake/embed_field_maps.cmake); the texts live as long as the
// program.
#ifndef SIGMATA_COMPILER_PARSE_EMBEDDED_FIELD_MAPS_H_
#define SIGMATA_COMPILER_PARSE_EMBEDDED_FIELD_MAPS_H_

#include <span>
#include <string_view>

namespace sigmata {

struct EmbeddedFile {
  std::string_view name;  // "fields-maps/windows.yml"
  std::string_view text;
};

// In order of their names.
std::span<const EmbeddedFile> EmbeddedFieldMaps();

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_EMBEDDED_FIELD_MAPS_H_
