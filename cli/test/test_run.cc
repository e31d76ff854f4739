#include "cli/test/test_run.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "cli/test/tested_rules.h"
#include "cli/text_file.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata::cli {
namespace {

// The rules that have tests; the tests then name them by their place here.
std::vector<BoundRule> TakeTested(const FrontEnd& front, std::vector<TestCase>& tests) {
  std::map<std::size_t, std::size_t> places;
  std::vector<BoundRule> rules;
  for (TestCase& test : tests) {
    const auto [place, is_new] = places.emplace(test.rule, rules.size());
    if (is_new) rules.push_back(front.rules[test.rule].bound);
    test.rule = place->second;
  }
  return rules;
}

TestResult ResultOf(const BlockedTest& blocked, const SourceSet& sources) {
  TestResult result;
  result.name = blocked.name;
  result.place = PlaceOf(blocked.span, sources);
  if (blocked.span.source != kNoSource) result.rule_file = sources.Get(blocked.span.source).name();
  result.outcome = Outcome::kNotRun;
  result.happened = blocked.why;
  return result;
}

int Rank(const std::string& level) {
  constexpr std::string_view kLevels[] = {"informational", "low", "medium", "high", "critical"};
  const auto* const found = std::find(std::begin(kLevels), std::end(kLevels), level);
  // A rule without a level is not left out.
  return static_cast<int>(found - std::begin(kLevels));
}

void ReadKnown(const std::vector<std::string>& files, RuleInput& input, KnownFalsePositives& known,
               GoodLogRun& run) {
  for (const std::string& path : files) {
    auto text = ReadTextFile(path);
    if (!text) {
      run.diagnostics.push_back(MakeDiagnostic(codes::SM961, kNoPlace, path + ": cannot be read"));
      continue;
    }
    known.Add(input.sources, input.sources.Add(path, *std::move(text)), run.diagnostics);
  }
}

}  // namespace

std::string PlaceOf(Span span, const SourceSet& sources) {
  if (span.source == kNoSource) return "-";
  const Source& source = sources.Get(span.source);
  return fmt::format("{}:{}", source.name(), source.Locate(span.begin).line);
}

void RunTests(const FrontEnd& front, const RuleInput& input, bool coverage, TestPlan& plan,
              TestRun& run) {
  run.rules = TakeTested(front, plan.tests);
  const std::optional<Program> program = ProgramOf(run.rules, input);
  run.fault = !program;
  if (run.fault) return;
  if (coverage) run.coverage.emplace(run.rules, input.field_maps, input.compile.ignore_logsource);
  Reasons reasons(run.rules, input);
  TestRunner runner(
      *program,
      [&reasons](const TestCase& test, std::string_view event) {
        return reasons.Why(test.rule, test.shape, event, test.fields);
      },
      [&run](const SeenEvent& seen) {
        if (run.coverage) run.coverage->Use(seen.test.rule, seen.test.shape, seen.event);
      });
  for (const BlockedTest& blocked : plan.blocked) {
    run.results.push_back(ResultOf(blocked, input.sources));
  }
  for (const TestCase& test : plan.tests) {
    TestResult result = runner.Run(test, plan.diagnostics);
    const BoundRule& rule = run.rules[test.rule];
    result.place = PlaceOf(test.span, input.sources);
    result.rule = rule.title;
    result.rule_id = rule.id;
    result.rule_file = input.sources.Get(rule.span.source).name();
    run.results.push_back(std::move(result));
  }
}

GoodLogRun RunGoodLog(const FrontEnd& front, const std::vector<std::string>& events,
                      const std::vector<std::string>& known, const std::string& least_level,
                      RuleInput& input) {
  GoodLogRun run;
  std::vector<BoundRule> rules;
  for (const FrontEndRule& rule : front.rules) {
    if (least_level.empty() || Rank(rule.bound.level) >= Rank(least_level)) {
      rules.push_back(rule.bound);
    }
  }
  KnownFalsePositives covered;
  ReadKnown(known, input, covered, run);
  const std::optional<Program> program = ProgramOf(rules, input);
  run.fault = !program;
  if (run.fault) return run;
  Reasons reasons(rules, input);
  GoodLog log(*program, std::move(covered), [&reasons](std::size_t rule, std::string_view event) {
    return reasons.Why(rule, {}, event);
  });
  for (const std::string& path : events) log.Use(path);
  run.results = log.Results();
  run.counts = log.counts();
  for (Diagnostic& unused : log.known().Unused()) run.diagnostics.push_back(std::move(unused));
  return run;
}

}  // namespace sigmata::cli
