// Plan -> Program.
#ifndef SIGMATA_COMPILER_EMIT_EMITTER_H_
#define SIGMATA_COMPILER_EMIT_EMITTER_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/plan/plan.h"
#include "sigmata/field_map.h"
#include "sigmata/program.h"
#include "sigmata/source.h"

namespace sigmata {

struct EmitInput {
  const std::vector<BoundRule>& rules;
  const Plan& plan;
  const FieldMaps& maps;
  const SourceSet& sources;
};

// Rules whose code does not fit the instruction format are left out of dispatch and reported
// (SM911) by their index in `too_large`.
Result<Program> EmitProgram(const EmitInput& input, std::vector<std::size_t>& too_large);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_EMIT_EMITTER_H_
