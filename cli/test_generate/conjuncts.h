// The parts of a condition that all have to hold, each with a name for people.
#ifndef SIGMATA_CLI_TEST_GENERATE_CONJUNCTS_H_
#define SIGMATA_CLI_TEST_GENERATE_CONJUNCTS_H_

#include <set>
#include <string>
#include <vector>

#include "cli/test_generate/event_solver.h"
#include "compiler/bind/bound_rule.h"

namespace sigmata::cli {

struct Conjunct {
  Goal goal;           // its expression holds, or does not
  std::string label;   // the search identifier it is (a part of), or empty
  std::string fields;  // that it asks for; empty: it is the whole of what the label names
};

// In the order of the rule; refers to `expr`.
std::vector<Conjunct> ConjunctsOf(const BoolExpr& expr);

// The fields that an expression asks for.
void AddFieldsOf(const BoolExpr& expr, std::set<std::string>& fields);

// The ways in which an expression can hold, such as the members of `1 of selection_*` or the values
// of a short list; empty if there is no such choice, or a long one.
std::vector<Conjunct> NamedWays(const BoolExpr& expr);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_CONJUNCTS_H_
