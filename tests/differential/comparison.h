// A set of rules under both evaluators: compiled and matched, and walked by the reference.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_COMPARISON_H_
#define SIGMATA_TESTS_DIFFERENTIAL_COMPARISON_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/front_end.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "sigmata/source.h"
#include "tests/differential/reference_evaluator.h"

namespace sigmata {

// Rules of the set, by index, in order.
using RuleIndexes = std::vector<std::size_t>;

struct Verdicts {
  RuleIndexes reference;
  RuleIndexes matcher;
  RuleIndexes loaded;       // of the program after it was saved and loaded
  RuleIndexes unpivoted;    // of a program that runs all entries of an event's classes
  RuleIndexes plain, half;  // read and matched without wide vectors, and with those of half width

  bool agree() const {
    return reference == matcher && reference == loaded && reference == unpivoted &&
           reference == plain && reference == half;
  }
};

class SideBySide {
 public:
  // `front` holds the rules of `sources`. Both must outlive the comparison.
  SideBySide(const SourceSet& sources, const FrontEnd& front, const FieldMaps& maps,
             bool ignore_logsource);
  ~SideBySide();

  // None if the event cannot be read: by either of the two, or by one, which `problem` then tells.
  std::optional<Verdicts> Compare(std::string_view event, std::string& problem);

  std::size_t rule_count() const { return rules_.size(); }
  const Program& program() const;

 private:
  struct Side;

  const FieldMaps& maps_;
  std::vector<ReferenceRule> rules_;
  std::unique_ptr<Side> compiled_, loaded_, unpivoted_, plain_, half_;
};

// How many pairs of a rule and an event a test makes: SIGMATA_DIFFERENTIAL_PAIRS, if set.
std::size_t PairsWanted(std::size_t otherwise);

// Rules whose verdicts are not all the same.
RuleIndexes Disputed(const Verdicts& verdicts);

// Compares one rule alone with one event; none if all is well.
std::optional<std::string> DisputeOver(const std::string& rule, std::string_view event,
                                       bool ignore_logsource);

// Prints a dispute and fails the test. What the dispute does not need is cut away before: lines of
// the rule, parts of the event.
void ReportDispute(std::string rule, std::string event, bool ignore_logsource);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_COMPARISON_H_
