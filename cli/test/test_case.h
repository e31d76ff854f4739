// A test of a rule, and how it went.
#ifndef SIGMATA_CLI_TEST_TEST_CASE_H_
#define SIGMATA_CLI_TEST_TEST_CASE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sigmata/source.h"

namespace sigmata::cli {

// How many of a test's events its rule has to match.
enum class Expected : std::uint8_t { kAll, kNone, kExactly, kAtLeast };

// What a file of events holds.
enum class EventForm : std::uint8_t {
  kRecords,  // whatever events come in: JSON, XML, an event log file
  kLines,    // lines of text, each an event with that message
};

struct TestCase {
  std::string name;
  Span span;             // where the test is written
  std::size_t rule = 0;  // index into the rules of the front end
  Expected expected = Expected::kAll;
  std::size_t count = 0;  // of kExactly and kAtLeast
  std::string event;      // one event's text; empty: they are in a file
  std::string file;
  Span events_span;  // where the event, or the file's name, is written
  EventForm form = EventForm::kRecords;
  std::string shape;                // of collector; empty: recognised
  std::vector<std::string> fields;  // of an event that is written as fields
};

enum class Outcome : std::uint8_t { kPassed, kFailed, kNotRun };

struct TestResult {
  std::string name;
  std::string place;  // `file:line` of the test
  std::string rule, rule_id, rule_file;
  Outcome outcome = Outcome::kPassed;
  std::string expected, happened;      // for people; of kNotRun: `happened` says why
  std::vector<std::string> evidences;  // why an event did or did not match; not of every event
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_TEST_CASE_H_
