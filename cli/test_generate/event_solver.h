// Makes an event for which expressions have given answers.
//
// The expression is taken apart into wishes for single fields; where it leaves a choice (any of an
// OR, one false part of an AND), choices are tried in order, and given up as soon as a field has no
// value for what is wished of it. Bounded: what is not found in so many steps is not found.
#ifndef SIGMATA_CLI_TEST_GENERATE_EVENT_SOLVER_H_
#define SIGMATA_CLI_TEST_GENERATE_EVENT_SOLVER_H_

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/test_generate/field_value.h"
#include "compiler/bind/bound_rule.h"

namespace sigmata::cli {

// Fields and their values, in the order in which the rule asks for them.
using MadeEvent = std::vector<std::pair<std::string, FieldValue>>;

// Where the values that keywords ask for are put.
inline constexpr const char* kKeywordField = "Data";

struct Goal {
  const BoolExpr* expr = nullptr;  // outlives the solver
  bool answer = true;
};

// What a field may hold where no pattern says it; `identity` has the event's provider and number,
// if they are decided.
using FillerSource = std::function<Fillers(const std::string& field, const MadeEvent& identity)>;

class EventSolver {
 public:
  explicit EventSolver(FillerSource fillers) : fillers_(std::move(fillers)) {}

  // `present`: fields that are rather there with another value than missing.
  std::optional<MadeEvent> Solve(const std::vector<Goal>& goals,
                                 const std::set<std::string>& present = {});

 private:
  struct Field {
    std::string name;
    std::vector<Wish> wishes;
    bool changed = false;
  };
  struct State {
    std::vector<Field> fields;
    std::vector<Goal> choices;  // of one of the children
    std::vector<std::pair<std::string, std::string>> equal_fields, different_fields;
  };

  bool Demand(Goal goal, State& state);
  bool AddWish(const Predicate& predicate, bool answer, State& state);
  bool Check(State& state);
  bool Choose(State state, MadeEvent& out);
  std::vector<Goal> OptionsOf(const Goal& choice, const State& state) const;
  bool Finish(const State& state, MadeEvent& out);
  Fillers FillersFor(const std::string& field, const MadeEvent& identity) const;

  FillerSource fillers_;
  std::set<std::string> present_;
  WishJudge judge_;
  std::size_t steps_ = 0;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_EVENT_SOLVER_H_
