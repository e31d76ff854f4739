// Runs of tests, and of rules over a good log.
#ifndef SIGMATA_CLI_TEST_TEST_RUN_H_
#define SIGMATA_CLI_TEST_TEST_RUN_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/rule_input.h"
#include "cli/test/coverage.h"
#include "cli/test/good_log.h"
#include "cli/test/test_case.h"
#include "cli/test/test_finder.h"
#include "compiler/front_end.h"

namespace sigmata::cli {

// `file:line`
std::string PlaceOf(Span span, const SourceSet& sources);

struct TestRun {
  std::vector<BoundRule> rules;  // those that have tests
  std::vector<TestResult> results;
  std::optional<Coverage> coverage;  // refers to `rules`
  bool fault = false;                // internal
};

// Adds to the plan's diagnostics what is wrong with events. The run must stay where it is.
void RunTests(const FrontEnd& front, const RuleInput& input, bool coverage, TestPlan& plan,
              TestRun& run);

struct GoodLogRun {
  std::vector<TestResult> results;
  std::vector<Diagnostic> diagnostics;
  GoodLogCounts counts;
  bool fault = false;
};

// `least_level`: rules below are left out; empty: none. Files of known matches are added to the
// sources of `input`.
GoodLogRun RunGoodLog(const FrontEnd& front, const std::vector<std::string>& events,
                      const std::vector<std::string>& known, const std::string& least_level,
                      RuleInput& input);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_TEST_RUN_H_
