// Which tests there are of the rules at hand: files of tests beside them, and SigmaHQ's regression
// tests that they name.
#ifndef SIGMATA_CLI_TEST_TEST_FINDER_H_
#define SIGMATA_CLI_TEST_TEST_FINDER_H_

#include <string>
#include <vector>

#include "cli/rule_input.h"
#include "cli/test/test_case.h"
#include "compiler/front_end.h"
#include "sigmata/diagnostic.h"

namespace sigmata::cli {

// Something that was to be tested and cannot be.
struct BlockedTest {
  std::string name;
  Span span;
  std::string why;  // for people
};

struct TestPlan {
  std::vector<TestCase> tests;
  std::vector<BlockedTest> blocked;
  std::vector<Diagnostic> diagnostics;
};

struct TestPaths {
  std::vector<std::string> rules;  // files and folders
  std::vector<std::string> tests;  // files of tests, beside the rules or without one
};

// What the paths of the command line mean: a file of tests stands for the rules beside it as well.
TestPaths SortTestPaths(const std::vector<std::string>& paths);

// Files of tests are added to the sources of `input`. `root` is where the paths of regression tests
// begin; empty: the nearest folder above the rule that has them.
TestPlan FindTests(const FrontEnd& front, const TestPaths& paths, const std::string& root,
                   RuleInput& input);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_TEST_FINDER_H_
