// Which parts of rules the events of their tests have tried.
//
// A part decides an event if the rule's verdict would be another with the part's answer turned
// round. It is covered when it has decided as true and as false; else it could say something else
// and no test would notice.
#ifndef SIGMATA_CLI_TEST_COVERAGE_H_
#define SIGMATA_CLI_TEST_COVERAGE_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/explain/explainer.h"
#include "compiler/bind/bound_rule.h"
#include "sigmata/field_map.h"

namespace sigmata::cli {

struct PartCoverage {
  bool seen_true = false, seen_false = false;
  bool decided_true = false, decided_false = false;

  bool covered() const { return decided_true && decided_false; }
};

struct RuleCoverage {
  RuleNode logic;                   // of the first variant, which has the nodes of all
  std::vector<PartCoverage> parts;  // by the node's id
};

class Coverage {
 public:
  Coverage(const std::vector<BoundRule>& rules, const FieldMaps& maps, bool ignore_logsource);

  // An event of a test of the rule.
  void Use(std::size_t rule, const std::string& shape, std::string_view event);

  // Of each rule, in their order.
  const std::vector<RuleCoverage>& rules() const { return coverage_; }

 private:
  Explainer* ExplainerFor(const std::string& shape);
  void Visit(const RuleNode& node, bool decides, Explainer& explainer, RuleCoverage& coverage);

  const std::vector<BoundRule>& rules_;
  const FieldMaps& maps_;
  bool ignore_logsource_;
  std::map<std::string, std::optional<Explainer>> explainers_;  // by shape
  std::vector<RuleCoverage> coverage_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_COVERAGE_H_
