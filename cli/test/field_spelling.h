// Fields of a test's event that are hardly meant as they are spelt: a test that must not match
// would pass for the wrong reason.
#ifndef SIGMATA_CLI_TEST_FIELD_SPELLING_H_
#define SIGMATA_CLI_TEST_FIELD_SPELLING_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"
#include "sigmata/field_map.h"

namespace sigmata::cli {

// Reports each of the fields that the rule does not ask for and no field map knows, if it is spelt
// nearly like one that the rule asks for (SM964).
void CheckFieldSpelling(const std::vector<YamlNode>& fields, const BoundRule& rule,
                        const FieldMaps& maps, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_FIELD_SPELLING_H_
