// Matches that a good log is known to have: SigmaHQ's known-FPs.csv.
//
// `RuleId;RuleName;MatchString`, a line each below a header; the last is a regular expression that
// is looked for in the event.
#ifndef SIGMATA_CLI_TEST_KNOWN_FALSE_POSITIVES_H_
#define SIGMATA_CLI_TEST_KNOWN_FALSE_POSITIVES_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/program/regex.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata::cli {

class KnownFalsePositives {
 public:
  // Lines that cannot be understood are reported (SM965) and left out.
  void Add(const SourceSet& sources, SourceId id, std::vector<Diagnostic>& diagnostics);

  // Whether a line covers a match of the rule on an event with this text; remembers the line.
  bool Cover(std::string_view rule_id, std::string_view event_text);

  // The lines that have covered nothing (SM966).
  std::vector<Diagnostic> Unused() const;

 private:
  struct Line {
    Span span;
    Regex regex;
    bool used = false;
  };

  void AddLine(std::string_view line, Span span, std::vector<Diagnostic>& diagnostics);

  std::vector<Line> lines_;
  std::map<std::string, std::vector<std::size_t>> by_rule_;  // lines, by folded id
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_KNOWN_FALSE_POSITIVES_H_
