// How tests went, in the forms that people and CI servers read.
#ifndef SIGMATA_CLI_TEST_TEST_REPORT_H_
#define SIGMATA_CLI_TEST_TEST_REPORT_H_

#include <string>
#include <vector>

#include "cli/test/test_case.h"

namespace sigmata::cli {

struct TestCounts {
  std::size_t passed = 0, failed = 0, not_run = 0;

  std::size_t all() const { return passed + failed + not_run; }
};

TestCounts Count(const std::vector<TestResult>& results);
// `52 tests of 21 rules: 50 passed, 2 failed, 0 not run`
std::string TestSummary(const std::vector<TestResult>& results);

// What did not pass, with the reasons; `verbose`: also a line for what passed.
std::string HumanTestReport(const std::vector<TestResult>& results, bool verbose);
// One JSON object a line and test.
std::string NdjsonTestReport(const std::vector<TestResult>& results);
// JUnit's XML: a suite for each file of rules, a case for each test.
std::string JunitTestReport(const std::vector<TestResult>& results);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_TEST_REPORT_H_
