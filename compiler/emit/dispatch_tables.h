// The plan's classes and needed fields -> the tables that dispatch reads.
#ifndef SIGMATA_COMPILER_EMIT_DISPATCH_TABLES_H_
#define SIGMATA_COMPILER_EMIT_DISPATCH_TABLES_H_

#include <vector>

#include "compiler/plan/plan.h"
#include "runtime/program/program_builder.h"

namespace sigmata {

// Entry i of the builder is for plan entry `plan_entries[i]`.
void EmitDispatch(const Plan& plan, const std::vector<std::size_t>& plan_entries,
                  ProgramBuilder& builder);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_EMIT_DISPATCH_TABLES_H_
