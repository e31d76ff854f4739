// SigmaHQ's regression tests: a rule names an info.yml by `regression_tests_path`, and that names
// recorded events and how many of them the rule has to match at least.
#ifndef SIGMATA_CLI_TEST_REGRESSION_INFO_H_
#define SIGMATA_CLI_TEST_REGRESSION_INFO_H_

#include <string>
#include <vector>

#include "cli/test/test_case.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata::cli {

struct RegressionInfo {
  std::vector<TestCase> tests;  // without their rule; files as written
  std::vector<Diagnostic> diagnostics;
};

// `rule_id`: of the rule that names the file.
RegressionInfo ReadRegressionInfo(const SourceSet& sources, SourceId id,
                                  const std::string& rule_id);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_REGRESSION_INFO_H_
