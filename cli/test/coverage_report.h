// What tests leave open, in the forms that people and programs read.
#ifndef SIGMATA_CLI_TEST_COVERAGE_REPORT_H_
#define SIGMATA_CLI_TEST_COVERAGE_REPORT_H_

#include <string>
#include <vector>

#include "cli/test/coverage.h"
#include "compiler/bind/bound_rule.h"
#include "sigmata/source.h"

namespace sigmata::cli {

// Parts are search identifiers, quantifiers and comparisons. `untested`: rules without a test.
std::string HumanCoverage(const Coverage& coverage, const std::vector<BoundRule>& rules,
                          const SourceSet& sources, std::size_t untested);
// One JSON object a line and rule.
std::string NdjsonCoverage(const Coverage& coverage, const std::vector<BoundRule>& rules,
                           const SourceSet& sources);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_COVERAGE_REPORT_H_
