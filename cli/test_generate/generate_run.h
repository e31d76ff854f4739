// `sigmata test --generate`: writes NAME.tests.yml beside NAME.yml.
#ifndef SIGMATA_CLI_TEST_GENERATE_GENERATE_RUN_H_
#define SIGMATA_CLI_TEST_GENERATE_GENERATE_RUN_H_

#include "cli/rule_input.h"
#include "compiler/front_end.h"

namespace sigmata::cli {

// For every file of rules; one that has tests keeps them unless `overwrite`. The exit status.
int GenerateTestFiles(const FrontEnd& front, const RuleInput& input, bool overwrite);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_GENERATE_RUN_H_
