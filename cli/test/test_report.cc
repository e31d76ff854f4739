#include "cli/test/test_report.h"

#include <fmt/core.h>

#include <map>
#include <set>

#include "cli/explain/printable.h"
#include "cli/report.h"
#include "compiler/report/xml_text.h"

namespace sigmata::cli {
namespace {

std::string_view OutcomeName(Outcome outcome) {
  constexpr std::string_view kNames[] = {"passed", "failed", "not run"};
  return kNames[static_cast<std::size_t>(outcome)];
}

std::string Indented(const std::string& text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && c != '\n') out += "    ";
    out += c;
    line_begins = c == '\n';
  }
  return out;
}

std::string RuleLine(const TestResult& result) {
  return Printable(result.rule_id.empty() ? result.rule
                                          : fmt::format("{} ({})", result.rule, result.rule_id));
}

// What happened, in full: the text of a failure.
std::string Details(const TestResult& result) {
  if (result.outcome == Outcome::kNotRun) return fmt::format("  not run    {}\n", result.happened);
  std::string out;
  if (!result.rule.empty()) out += fmt::format("  rule       {}\n", RuleLine(result));
  out += fmt::format("  expected   {}\n  happened   {}\n", result.expected, result.happened);
  for (const std::string& evidence : result.evidences) out += "\n" + Indented(evidence);
  return out;
}

std::string JunitCase(const TestResult& result) {
  std::string out =
      fmt::format(R"(    <testcase classname="{}" name="{}")",
                  XmlText(result.rule.empty() ? result.place : result.rule), XmlText(result.name));
  if (result.outcome == Outcome::kPassed) return out + "/>\n";
  const bool failed = result.outcome == Outcome::kFailed;
  const std::string message =
      failed ? fmt::format("expected {}, happened {}", result.expected, result.happened)
             : result.happened;
  const std::string_view element = failed ? "failure" : "error";
  out += fmt::format(">\n      <{} message=\"{}\" type=\"{}\">{}</{}>\n    </testcase>\n", element,
                     XmlText(message), failed ? "verdict" : "not-run",
                     XmlText(result.place + "\n" + Details(result)), element);
  return out;
}

}  // namespace

TestCounts Count(const std::vector<TestResult>& results) {
  TestCounts counts;
  for (const TestResult& result : results) {
    counts.passed += result.outcome == Outcome::kPassed ? 1 : 0;
    counts.failed += result.outcome == Outcome::kFailed ? 1 : 0;
    counts.not_run += result.outcome == Outcome::kNotRun ? 1 : 0;
  }
  return counts;
}

std::string TestSummary(const std::vector<TestResult>& results) {
  std::set<std::string> rules;
  for (const TestResult& r : results) {
    if (!r.rule.empty()) rules.insert(r.rule_file + "\n" + r.rule_id + "\n" + r.rule);
  }
  const TestCounts counts = Count(results);
  return fmt::format("{} of {}: {} passed, {} failed, {} not run", Counted(counts.all(), "test"),
                     Counted(rules.size(), "rule"), WithCommas(counts.passed),
                     WithCommas(counts.failed), WithCommas(counts.not_run));
}

std::string HumanTestReport(const std::vector<TestResult>& results, bool verbose) {
  std::string out;
  for (const TestResult& result : results) {
    const std::string title = fmt::format("{}: {}\n", result.place, Printable(result.name));
    if (result.outcome == Outcome::kPassed) {
      if (verbose) out += "ok       " + title;
      continue;
    }
    out += result.outcome == Outcome::kFailed ? "FAILED   " : "NOT RUN  ";
    out += title + Details(result) + "\n";
  }
  return out;
}

std::string NdjsonTestReport(const std::vector<TestResult>& results) {
  std::string out;
  for (const TestResult& r : results) {
    out += fmt::format(
        R"({{"test":{},"place":{},"rule":{{"id":{},"title":{},"file":{}}},"outcome":{},)"
        R"("expected":{},"happened":{},"evidence":[)",
        JsonString(r.name), JsonString(r.place), JsonString(r.rule_id), JsonString(r.rule),
        JsonString(r.rule_file), JsonString(OutcomeName(r.outcome)), JsonString(r.expected),
        JsonString(r.happened));
    for (std::size_t i = 0; i < r.evidences.size(); ++i) {
      out += (i > 0 ? "," : "") + JsonString(r.evidences[i]);
    }
    out += "]}\n";
  }
  return out;
}

std::string JunitTestReport(const std::vector<TestResult>& results) {
  std::map<std::string, std::vector<const TestResult*>> suites;
  for (const TestResult& result : results) suites[result.rule_file].push_back(&result);
  const TestCounts all = Count(results);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"sigmata test\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
      all.all(), all.failed, all.not_run);
  for (const auto& [file, tests] : suites) {
    std::size_t failed = 0;
    std::size_t not_run = 0;
    std::string cases;
    for (const TestResult* const result : tests) {
      failed += result->outcome == Outcome::kFailed ? 1 : 0;
      not_run += result->outcome == Outcome::kNotRun ? 1 : 0;
      cases += JunitCase(*result);
    }
    out += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}  </testsuite>\n",
        XmlText(file), tests.size(), failed, not_run, cases);
  }
  return out + "</testsuites>\n";
}

}  // namespace sigmata::cli
