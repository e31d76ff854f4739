// A program that reads what rules ask for and matches nothing.
#ifndef SIGMATA_CLI_EXPLAIN_FIELD_PROGRAM_H_
#define SIGMATA_CLI_EXPLAIN_FIELD_PROGRAM_H_

#include <optional>
#include <vector>

#include "cli/explain/rule_tree.h"
#include "sigmata/field_map.h"
#include "sigmata/program.h"

namespace sigmata::cli {

// None on an internal fault.
std::optional<Program> MakeFieldProgram(const std::vector<RuleTree>& trees, const FieldMaps& maps);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_FIELD_PROGRAM_H_
