// Fields that a rule asks for and a test's event lacks, though it has one of nearly that name.
#ifndef SIGMATA_CLI_TEST_MISSING_FIELDS_H_
#define SIGMATA_CLI_TEST_MISSING_FIELDS_H_

#include <string>
#include <vector>

#include "cli/explain/explanation.h"

namespace sigmata::cli {

// A line for each; empty if there is none. `fields`: those of the event.
std::string MissingFieldsText(const RuleExplanation& explanation,
                              const std::vector<std::string>& fields);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_MISSING_FIELDS_H_
