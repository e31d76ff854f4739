#include "cli/test_command.h"

#include <fmt/core.h>

#include <functional>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "cli/test/coverage_report.h"
#include "cli/test/test_report.h"
#include "cli/test/test_run.h"
#include "cli/test_generate/generate_run.h"
#include "cli/text_file.h"
#include "compiler/front_end.h"

namespace sigmata::cli {
namespace {

std::string Render(const std::string& format, const std::vector<TestResult>& results,
                   bool verbose) {
  if (format == "ndjson") return NdjsonTestReport(results);
  if (format == "junit") return JunitTestReport(results);
  return HumanTestReport(results, verbose);
}

// What stands behind the results in a form.
using MoreText = std::function<std::string(const std::string& format)>;

// To standard output and to the files asked for. False if something could not be written.
bool Report(const TestOptions& options, const std::vector<TestResult>& results,
            const MoreText& more) {
  const auto render = [&](const std::string& format) {
    return Render(format, results, options.verbose) + more(format);
  };
  Output output(AudienceOf(options.format));
  output.Write(render(options.format));
  bool written = output.Flush();
  for (const std::string& request : options.reports) {
    const std::size_t equals = request.find('=');
    const std::string text = render(request.substr(0, equals));
    written = WriteTextFile(request.substr(equals + 1), text) && written;
  }
  return written;
}

// Whether one of them is an error.
bool PrintDiagnostics(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  bool error = false;
  for (const Diagnostic& d : diagnostics) {
    PrintMessage(FormatHuman(d, sources));
    error = error || d.severity == Severity::kError;
  }
  return error;
}

int ExitCode(const std::vector<TestResult>& results, bool trouble) {
  const TestCounts counts = Count(results);
  if (trouble || counts.not_run > 0) return kExitFailed;
  return counts.failed > 0 ? kExitFindings : kExitDone;
}

std::string CoverageText(const std::string& format, const TestRun& run, const FrontEnd& front,
                         const SourceSet& sources) {
  if (!run.coverage || format == "junit") return {};
  if (format == "ndjson") return NdjsonCoverage(*run.coverage, run.rules, sources);
  const std::size_t untested = front.rules.size() - run.rules.size();
  return HumanCoverage(*run.coverage, run.rules, sources, untested);
}

int RunTestsOf(const TestOptions& options, const FrontEnd& front, const TestPaths& paths,
               RuleInput& input) {
  TestPlan plan = FindTests(front, paths, options.root, input);
  TestRun run;
  RunTests(front, input, options.coverage, plan, run);
  if (run.fault) return kExitInternal;
  bool trouble = PrintDiagnostics(plan.diagnostics, input.sources);
  const auto coverage = [&](const std::string& format) {
    return CoverageText(format, run, front, input.sources);
  };
  trouble = !Report(options, run.results, coverage) || trouble;
  if (run.results.empty()) {
    PrintErrors({"no tests found; --generate makes some"});
    return kExitFailed;
  }
  PrintMessage(TestSummary(run.results));
  return ExitCode(run.results, trouble);
}

int RunRulesOverGoodLog(const TestOptions& options, const FrontEnd& front, RuleInput& input) {
  const GoodLogRun run = RunGoodLog(front, options.good_log, options.known_false_positives,
                                    options.least_level, input);
  if (run.fault) return kExitInternal;
  bool trouble = PrintDiagnostics(run.diagnostics, input.sources);
  const auto nothing = [](const std::string&) { return std::string(); };
  trouble = !Report(options, run.results, nothing) || trouble;
  const GoodLogCounts& counts = run.counts;
  PrintMessage(fmt::format("{}: {} failed, {}, {} of them known", Counted(counts.events, "event"),
                           WithCommas(counts.failed), Counted(counts.matches, "match", "matches"),
                           WithCommas(counts.known)));
  return ExitCode(run.results, trouble);
}

}  // namespace

int RunTest(const TestOptions& options) {
  const std::vector<std::string> here = {"."};
  const TestPaths paths = SortTestPaths(options.rules.rules.empty() ? here : options.rules.rules);
  RuleOptions rules = options.rules;
  rules.rules = paths.rules;
  RuleInput input = ReadRuleInput(rules);
  if (!input.programs.empty()) {
    input.errors.emplace_back("a compiled program has no tests; give its rules");
  }
  PrintErrors(input.errors);
  if (!input.errors.empty()) return kExitFailed;
  const FrontEnd front = ReadRules(input.sources, input.Options());
  for (const Diagnostic& d : front.diagnostics) {
    if (d.severity == Severity::kError) PrintMessage(FormatHuman(d, input.sources));
  }
  if (options.generate) return GenerateTestFiles(front, input, options.overwrite);
  if (!options.good_log.empty()) return RunRulesOverGoodLog(options, front, input);
  return RunTestsOf(options, front, paths, input);
}

}  // namespace sigmata::cli
