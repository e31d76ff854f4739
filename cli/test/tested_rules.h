// Rules as tests ask them: compiled as for use, and ready to say why.
#ifndef SIGMATA_CLI_TEST_TESTED_RULES_H_
#define SIGMATA_CLI_TEST_TESTED_RULES_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/explain/explainer.h"
#include "cli/rule_input.h"
#include "compiler/bind/bound_rule.h"
#include "sigmata/program.h"

namespace sigmata::cli {

// The program of exactly these rules, in their order; none if one of them is too large, or on an
// internal fault.
std::optional<Program> ProgramOf(const std::vector<BoundRule>& rules, const RuleInput& input);

// Why rules do or do not match events; made ready for a rule when it is first asked about.
class Reasons {
 public:
  // Refers to both.
  Reasons(const std::vector<BoundRule>& rules, const RuleInput& input)
      : rules_(rules), input_(input) {}

  // For people, with what would have to change for a match. `shape` of collector; empty:
  // recognised. `fields`: those of an event that is written as fields.
  std::string Why(std::size_t rule, const std::string& shape, std::string_view event,
                  const std::vector<std::string>& fields = {});

 private:
  const std::vector<BoundRule>& rules_;
  const RuleInput& input_;
  std::map<std::pair<std::size_t, std::string>, std::optional<Explainer>> explainers_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_TESTED_RULES_H_
