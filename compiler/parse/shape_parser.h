// The shapes of a field map file.
#ifndef SIGMATA_COMPILER_PARSE_SHAPE_PARSER_H_
#define SIGMATA_COMPILER_PARSE_SHAPE_PARSER_H_

#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/field_map.h"

namespace sigmata {

CollectorShape ParseShape(const YamlNode& node, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_SHAPE_PARSER_H_
