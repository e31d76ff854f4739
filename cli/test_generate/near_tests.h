// Events that differ from a given one by a value that nearly fits a predicate.
#ifndef SIGMATA_CLI_TEST_GENERATE_NEAR_TESTS_H_
#define SIGMATA_CLI_TEST_GENERATE_NEAR_TESTS_H_

#include <string>
#include <vector>

#include "cli/test_generate/event_solver.h"
#include "cli/test_generate/filler.h"
#include "compiler/bind/bound_rule.h"

namespace sigmata::cli {

struct NearTest {
  std::string name;
  MadeEvent event;
};

// Empty if the event does not fit the predicate.
std::vector<NearTest> NearTestsOf(const Predicate& predicate, const MadeEvent& event,
                                  const Filler& filler);

// In the order of the rule; refers to `expr`.
std::vector<const Predicate*> PredicatesOf(const BoolExpr& expr);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_NEAR_TESTS_H_
