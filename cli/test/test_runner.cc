#include "cli/test/test_runner.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/event_input.h"
#include "cli/report.h"
#include "compiler/report/json_text.h"
#include "runtime/event/record_splitter.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata::cli {
namespace {

constexpr std::size_t kExplained = 3;  // events of a test, at most

std::string Padded(std::string_view text) {
  std::string padded(text);
  padded.reserve(padded.size() + kEventPadding);
  return padded;
}

std::string Promise(const TestCase& test) {
  const std::string_view matches = test.count == 1 ? "match" : "matches";
  switch (test.expected) {
    case Expected::kNone:
      return "no match";
    case Expected::kExactly:
      return fmt::format("{} {}", WithCommas(test.count), matches);
    case Expected::kAtLeast:
      return fmt::format("at least {} {}", WithCommas(test.count), matches);
    case Expected::kAll:
      break;
  }
  return "match";
}

std::string Happening(std::size_t events, std::size_t matched) {
  if (events == 1) return matched == 1 ? "match" : "no match";
  return fmt::format("{} in {} events", Counted(matched, "match", "matches"), WithCommas(events));
}

bool Holds(const TestCase& test, std::size_t events, std::size_t matched) {
  switch (test.expected) {
    case Expected::kAll:
      return matched == events;
    case Expected::kNone:
      return matched == 0;
    case Expected::kExactly:
      return matched == test.count;
    case Expected::kAtLeast:
      break;
  }
  return matched >= test.count;
}

}  // namespace

TestRunner::TestRunner(const Program& program, EventExplainer explain, EventWatcher watch)
    : program_(program),
      matcher_(program),
      scratch_(matcher_.NewScratch()),
      explain_(std::move(explain)),
      watch_(std::move(watch)) {}

EventReader& TestRunner::ReaderFor(const std::string& shape) {
  return readers_.try_emplace(shape, program_, shape).first->second;
}

TestResult TestRunner::Run(const TestCase& test, std::vector<Diagnostic>& diagnostics) {
  TestResult result;
  result.name = test.name;
  result.expected = Promise(test);
  Counts counts;
  if (!test.shape.empty() && !JsonEventReader::HasShape(program_, test.shape)) {
    counts.problem =
        fmt::format("there is no shape `{}`; `sigmata schema shapes` lists them", test.shape);
  } else {
    counts = RunEvents(test);
  }
  if (!test.event.empty() && counts.events > 1) counts.problem = "there are several events here";
  if (counts.events == 0 && counts.problem.empty()) counts.problem = "there is no event in it";
  if (!counts.problem.empty()) {
    result.outcome = Outcome::kNotRun;
    result.happened = counts.problem;
    diagnostics.push_back(MakeDiagnostic(codes::SM962, test.events_span, counts.problem));
    return result;
  }
  result.happened = Happening(counts.events, counts.matched);
  if (Holds(test, counts.events, counts.matched)) return result;
  result.outcome = Outcome::kFailed;
  const bool too_many = test.expected == Expected::kNone ||
                        (test.expected == Expected::kExactly && counts.matched > test.count);
  result.evidences = too_many ? counts.unexpected_matches : counts.unexpected_misses;
  return result;
}

TestRunner::Counts TestRunner::RunEvents(const TestCase& test) {
  Counts counts;
  if (!test.event.empty()) {
    UseRecord(test, Padded(test.event), counts);
    return counts;
  }
  const auto lose = [&counts](const std::string& problem) {
    if (counts.problem.empty()) counts.problem = problem;
  };
  const auto use = [&](std::string_view record) {
    if (test.form == EventForm::kLines) {
      UseLine(test, record, counts);
    } else {
      UseRecord(test, record, counts);
    }
  };
  const std::string error = ForEachRecord(test.file, {use, lose, [](const std::string&) {}, [] {}});
  if (!error.empty()) lose(error);
  return counts;
}

void TestRunner::UseLine(const TestCase& test, std::string_view line, Counts& counts) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return;
  UseEvent(test, Padded(fmt::format(R"({{"message":{}}})", JsonText(line))), counts);
}

void TestRunner::UseRecord(const TestCase& test, std::string_view record, Counts& counts) {
  while (!record.empty()) {
    record.remove_prefix(UseEvent(test, record, counts));
    record.remove_prefix(GapSize(record));
  }
}

std::size_t TestRunner::UseEvent(const TestCase& test, std::string_view event, Counts& counts) {
  EventReader& reader = ReaderFor(test.shape);
  const ReadStatus status = reader.ReadPadded(event);
  ++counts.events;
  if (status != ReadStatus::kRead) {
    if (counts.problem.empty()) counts.problem = ReadStatusText(status);
    return event.size();
  }
  const std::size_t consumed = reader.consumed();
  const auto matches = matcher_.MatchEvent(reader.event(), scratch_);
  const bool matched = std::any_of(matches.begin(), matches.end(),
                                   [&](const Match& match) { return match.rule == test.rule; });
  counts.matched += matched ? 1 : 0;
  const std::string_view own = event.substr(0, consumed);
  if (watch_) watch_({test, own, matched});
  std::vector<std::string>& kept = matched ? counts.unexpected_matches : counts.unexpected_misses;
  const bool all_expected = test.expected == (matched ? Expected::kAll : Expected::kNone);
  if (explain_ && !all_expected && kept.size() < kExplained) {
    const std::string which =
        test.file.empty() ? "" : fmt::format("event {} of {}\n", counts.events - 1, test.file);
    kept.push_back(which + explain_(test, own));
  }
  return consumed;
}

}  // namespace sigmata::cli
