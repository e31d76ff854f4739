// Message templates of the field maps -> the tables from which parameters are read back.
#ifndef SIGMATA_COMPILER_EMIT_MESSAGE_TABLES_H_
#define SIGMATA_COMPILER_EMIT_MESSAGE_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "runtime/program/program_builder.h"
#include "sigmata/field_map.h"

namespace sigmata {

struct TemplatePiece {
  std::string literal;          // the text before the parameter, white space folded
  std::uint32_t parameter = 0;  // from 1; 0 behind the last
};

// Empty if the template has no parameter. Known are `%1` to `%99`, with a form such as `%1!s!`, and
// the escapes of Windows' message texts (%n, %t, %%, ...).
std::vector<TemplatePiece> SplitTemplate(std::string_view message);

// Templates of events whose parameters rules ask for. To be called behind EmitLayouts.
void EmitMessages(const FieldMaps& maps, ProgramBuilder& builder);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_EMIT_MESSAGE_TABLES_H_
