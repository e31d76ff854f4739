// A field map's YAML -> FieldMaps. See fields-maps/README.md and schema.json.
#ifndef SIGMATA_COMPILER_PARSE_FIELD_MAP_PARSER_H_
#define SIGMATA_COMPILER_PARSE_FIELD_MAP_PARSER_H_

#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/field_map.h"

namespace sigmata {

FieldMaps ParseFieldMap(const YamlNode& document, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_FIELD_MAP_PARSER_H_
