// Tests for a rule, made of the rule: an event that it matches, and for each part of its condition
// one that it misses because of that part alone.
#ifndef SIGMATA_CLI_TEST_GENERATE_TEST_GENERATOR_H_
#define SIGMATA_CLI_TEST_GENERATE_TEST_GENERATOR_H_

#include <string>
#include <vector>

#include "cli/rule_input.h"
#include "cli/test_generate/event_solver.h"
#include "compiler/bind/bound_rule.h"

namespace sigmata::cli {

struct GeneratedTest {
  std::string name;
  bool match = true;
  MadeEvent event;
};

struct GeneratedTests {
  std::vector<GeneratedTest> tests;   // each asked of the matcher before
  std::vector<std::string> not_made;  // what there is no test of, and why, for people
  bool hit() const { return !tests.empty() && tests.front().match; }
};

// Without a hit there are no tests. `input` is what the rule was read from.
GeneratedTests GenerateTests(const BoundRule& rule, const RuleInput& input);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_TEST_GENERATOR_H_
