// What a rule set costs on events. Events are read into memory first, answers are compared between
// all passes, and no figure is shown unless they agree.
#include "cli/bench_command.h"

#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "cli/bench_baseline.h"
#include "cli/bench_events.h"
#include "cli/bench_measure.h"
#include "cli/bench_reasons.h"
#include "cli/bench_report.h"
#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "sigmata/compiler.h"
#include "sigmata/json_event.h"

namespace sigmata::cli {
namespace {

template <typename Work>
double SecondsOf(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::uint64_t PeakMemory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

std::vector<Program> CompilePrograms(const RuleInput& input, BenchResult& result) {
  std::vector<Program> programs = input.programs;
  for (const Program& program : programs) result.rules += program.rule_count();
  if (input.sources.size() == 0) return programs;
  CompileReport report = CompileRules(input.sources, input.Options());
  result.rules += report.compiled;
  result.refused += report.refused;
  if (report.program) programs.push_back(*std::move(report.program));
  return programs;
}

// Why there is nothing to measure, for people, and the status that says so; or no words.
struct Problem {
  std::vector<std::string> words;
  int status = kExitFailed;
};

Problem ProblemOf(const RuleInput& input, const std::vector<Program>& programs,
                  const BenchOptions& options, const BenchResult& result) {
  if (!input.errors.empty()) return {input.errors};
  const bool shape_known = options.shape.empty() || programs.empty() ||
                           JsonEventReader::HasShape(programs.front(), options.shape);
  if (!shape_known) {
    return {
        {fmt::format("there is no shape `{}`; `sigmata schema shapes` lists them", options.shape)}};
  }
  if (result.rules > 0) return {};
  return {{"no rules that can be run"}, result.refused > 0 ? kExitRefused : kExitFailed};
}

bool Report(const BenchOptions& options, const BenchResult& result,
            const std::optional<BenchComparison>& comparison) {
  Output output(AudienceOf(options.format));
  if (options.format == "json") {
    output.Write(JsonBench(result, comparison ? &*comparison : nullptr));
  } else {
    output.Write(HumanBench(result, options.top));
    if (comparison) {
      output.Write(HumanComparison(*comparison, {options.tolerance, options.time_tolerance}));
    }
  }
  return output.Flush();
}

int Fail(const std::vector<std::string>& errors, int status) {
  PrintErrors(errors);
  return status;
}

int MeasureAndReport(const BenchOptions& options, std::vector<BenchEngine>& engines,
                     const std::optional<Baseline>& baseline, BenchResult& result) {
  BenchEvents events;
  std::vector<std::string> errors;
  const std::vector<std::string> from_stdin = {"-"};
  events.Read(options.events.empty() ? from_stdin : options.events, engines.front().reader, errors);
  if (!errors.empty()) return Fail(errors, kExitFailed);
  if (events.size() == 0) return Fail({"no events that can be read"}, kExitFailed);
  result.degraded = events.degraded();
  result.failed = events.failed();
  if (!Measure(engines, events, options.rounds, result)) {
    return Fail({"two passes over the same events gave different answers"}, kExitInternal);
  }
  result.peak_memory = PeakMemory();  // before the reasons are looked for
  result.event_memory = events.memory();
  result.costs = CostsOfRules(engines, events, options.top);
  result.rules_run = result.costs.size();
  std::optional<BenchComparison> comparison;
  if (baseline) {
    const std::string incomparable = WhyIncomparable(*baseline, result);
    if (!incomparable.empty()) return Fail({incomparable}, kExitFailed);
    comparison = CompareWith(*baseline, result, {options.tolerance, options.time_tolerance});
  }
  if (!Report(options, result, comparison)) return kExitFailed;
  return comparison && comparison->worse() ? kExitFindings : kExitDone;
}

}  // namespace

int RunBench(const BenchOptions& options) {
  std::optional<Baseline> baseline;
  if (!options.baseline.empty()) {
    std::string error;
    baseline = ReadBaseline(options.baseline, error);
    if (!baseline) return Fail({error}, kExitFailed);
  }
  RuleInput input = ReadRuleInput(options.rules);
  input.compile.jobs = 1;  // what it measures is for one core
  BenchResult result;
  std::vector<Program> programs;
  result.compile_seconds = SecondsOf([&] { programs = CompilePrograms(input, result); });
  const Problem problem = ProblemOf(input, programs, options, result);
  if (!problem.words.empty()) return Fail(problem.words, problem.status);
  std::vector<BenchEngine> engines;
  result.ready_seconds = SecondsOf([&] {
    for (const Program& program : programs) engines.emplace_back(program, options.shape);
  });
  return MeasureAndReport(options, engines, baseline, result);
}

}  // namespace sigmata::cli
