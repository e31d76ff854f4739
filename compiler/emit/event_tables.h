// Collector shapes and event layouts of the field maps -> the tables that event reading uses.
#ifndef SIGMATA_COMPILER_EMIT_EVENT_TABLES_H_
#define SIGMATA_COMPILER_EMIT_EVENT_TABLES_H_

#include "runtime/program/program_builder.h"
#include "sigmata/field_map.h"

namespace sigmata {

void EmitShapes(const FieldMaps& maps, ProgramBuilder& builder);
// Fields that are derived, as far as the program has them; their parts become fields too. Call it
// before EmitLayouts.
void EmitDerivedFields(const FieldMaps& maps, ProgramBuilder& builder);
// Parameters of which no name is a field of the program are left out: call it last.
void EmitLayouts(const FieldMaps& maps, ProgramBuilder& builder);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_EMIT_EVENT_TABLES_H_
