// Runs tests: the events of each against the rules, as compiled for use.
#ifndef SIGMATA_CLI_TEST_TEST_RUNNER_H_
#define SIGMATA_CLI_TEST_TEST_RUNNER_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/test/test_case.h"
#include "sigmata/diagnostic.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"
#include "sigmata/program.h"

namespace sigmata::cli {

// What else wants to see a test's events. kEventPadding bytes behind `event` are readable.
struct SeenEvent {
  const TestCase& test;
  std::string_view event;
  bool matched = false;
};
using EventWatcher = std::function<void(const SeenEvent& seen)>;
// Why the rule of a test does or does not match an event, for people.
using EventExplainer = std::function<std::string(const TestCase& test, std::string_view event)>;

class TestRunner {
 public:
  // `program` holds the rules of the front end, in their order.
  TestRunner(const Program& program, EventExplainer explain, EventWatcher watch);

  // The result lacks what only the sources know: place and rule. What is wrong with the test's
  // events themselves is added to `diagnostics`.
  TestResult Run(const TestCase& test, std::vector<Diagnostic>& diagnostics);

 private:
  struct Counts {
    std::size_t events = 0, matched = 0;
    std::string problem;                          // the first
    std::vector<std::string> unexpected_matches;  // explained
    std::vector<std::string> unexpected_misses;
  };

  void UseRecord(const TestCase& test, std::string_view record, Counts& counts);
  void UseLine(const TestCase& test, std::string_view line, Counts& counts);
  std::size_t UseEvent(const TestCase& test, std::string_view event, Counts& counts);
  Counts RunEvents(const TestCase& test);
  EventReader& ReaderFor(const std::string& shape);

  Program program_;
  Matcher matcher_;
  MatchScratch scratch_;
  std::map<std::string, EventReader> readers_;  // by shape
  EventExplainer explain_;
  EventWatcher watch_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_TEST_RUNNER_H_
