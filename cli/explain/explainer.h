// Asks rules of events and keeps the reasons.
//
// The rules are walked as they are bound (compiler/bind/bound_rule.h), one question at a time; what
// is compiled is only the set of fields, once for all rules, so that events are read as they are
// for matching. tests/differential holds the answers against the reference evaluator.
#ifndef SIGMATA_CLI_EXPLAIN_EXPLAINER_H_
#define SIGMATA_CLI_EXPLAIN_EXPLAINER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/explain/explanation.h"
#include "cli/explain/rule_tree.h"
#include "compiler/bind/bound_rule.h"
#include "sigmata/event_reader.h"
#include "sigmata/field_map.h"

namespace sigmata::cli {

struct ExplainerOptions {
  bool ignore_logsource = false;  // every rule is asked of every event
  std::string shape;              // of the events; empty: recognised
};

class Explainer {
 public:
  // None on an internal fault. `maps` must outlive it.
  static std::optional<Explainer> Make(const std::vector<BoundRule>& rules, const FieldMaps& maps,
                                       const ExplainerOptions& options = {});
  ~Explainer();
  Explainer(Explainer&&) noexcept;
  Explainer& operator=(Explainer&&) noexcept;

  std::size_t rule_count() const;
  // The nodes of a rule, with their numbers.
  const RuleTree& tree(std::size_t rule) const;

  // As EventReader::ReadPadded and Read. The record must stay while the event is asked about.
  ReadStatus ReadPadded(std::string_view record);
  ReadStatus Read(std::string_view record);
  std::size_t consumed() const;
  const Event& event() const;  // the last one that was read

  // Of the event last read.
  bool Matches(std::size_t rule);
  RuleExplanation Explain(std::size_t rule);
  // A part's answer alone.
  bool Answer(const RuleNode& node);

 private:
  struct Impl;
  explicit Explainer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_EXPLAINER_H_
