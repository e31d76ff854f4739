#include "cli/match_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <thread>

#include "cli/exit_codes.h"
#include "cli/match_pipeline.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "compiler/parse/rule_parser.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"

namespace sigmata::cli {
namespace {

struct LoadedRules {
  std::vector<Program> programs;
  std::size_t compiled = 0;
  std::size_t refused = 0;
  std::size_t not_evaluated = 0;  // of the refused
  std::size_t ungated = 0;
  std::vector<std::string> refusals;  // for people: where and why, a line a file
  std::string problem;                // why there is no program of rules that are sound
};

// Of each file the first one for which a rule was refused. What is not evaluated yet is no mistake,
// and counted alone.
std::vector<std::string> FirstErrors(const std::vector<Diagnostic>& diagnostics,
                                     const SourceSet& sources) {
  std::vector<std::string> errors;
  std::set<SourceId> told;
  for (const Diagnostic& d : diagnostics) {
    if (!RefusesRule(d) || d.code == codes::SM910 || !told.insert(d.span.source).second) continue;
    errors.push_back(FormatConcise(d, sources));
    errors.back().pop_back();  // the line's end
  }
  return errors;
}

LoadedRules LoadRules(const RuleInput& input) {
  LoadedRules loaded;
  loaded.programs = input.programs;
  for (const Program& program : input.programs) loaded.compiled += program.rule_count();
  if (input.sources.size() > 0) {
    CompileReport report = CompileRules(input.sources, input.Options());
    loaded.compiled += report.compiled;
    loaded.refused = report.refused;
    loaded.not_evaluated = report.not_evaluated;
    loaded.refusals = FirstErrors(report.diagnostics, input.sources);
    if (report.program) {
      loaded.programs.push_back(*std::move(report.program));
    } else if (!report.diagnostics.empty()) {
      loaded.problem = report.diagnostics.back().message;
    }
  }
  for (const Program& program : loaded.programs) loaded.ungated += program.ungated_rule_count();
  return loaded;
}

void PrintRefused(const std::vector<std::string>& refused) {
  constexpr std::size_t kMost = 20;
  for (std::size_t i = 0; i < std::min(refused.size(), kMost); ++i) {
    PrintMessage("refused: " + refused[i]);
  }
  if (refused.size() > kMost) {
    PrintMessage(fmt::format("refused: {} more; `sigmata check` names them",
                             WithCommas(refused.size() - kMost)));
  }
}

void PrintCounts(const LoadedRules& rules, const EventCounts& c) {
  PrintMessage(RuleCounts(rules.compiled, rules.refused));
  PrintNotEvaluated(rules.not_evaluated);
  PrintMessage(fmt::format("{}: {} read, {} degraded, {} failed, {} matched, {}",
                           Counted(c.events, "event"), WithCommas(c.read), WithCommas(c.degraded),
                           WithCommas(c.failed), WithCommas(c.matched),
                           Counted(c.matches, "match", "matches")));
}

int CheckRules(const RuleInput& input, const LoadedRules& rules, const MatchOptions& options) {
  PrintErrors(input.errors);
  if (!input.errors.empty()) return kExitFailed;
  if (rules.compiled + rules.refused == 0) {
    PrintErrors({"no rules found"});
    return kExitFailed;
  }
  if (rules.programs.empty()) {
    PrintErrors({"the rules cannot be put into a program: " + rules.problem});
    return kExitInternal;
  }
  const bool shape_known =
      options.shape.empty() || JsonEventReader::HasShape(rules.programs.front(), options.shape);
  if (!shape_known) {
    PrintErrors(
        {fmt::format("there is no shape `{}`; `sigmata schema shapes` lists them", options.shape)});
    return kExitFailed;
  }
  return kExitDone;
}

std::size_t JobsOf(const MatchOptions& options) {
  return options.jobs > 0 ? options.jobs : std::thread::hardware_concurrency();
}

}  // namespace

int RunMatch(const MatchOptions& options) {
  RuleInput input = ReadRuleInput(options.rules);
  input.compile.jobs = static_cast<unsigned>(options.jobs);
  const LoadedRules rules = LoadRules(input);
  if (const int problem = CheckRules(input, rules, options); problem != kExitDone) return problem;
  PrintRefused(rules.refusals);
  if (rules.ungated > 0 && !options.rules.ignore_logsource) {
    PrintMessage(
        fmt::format("note: {} a logsource that no field map knows and {} on no event; `sigmata "
                    "check` names {} and the ways out",
                    Counted(rules.ungated, "rule has", "rules have"),
                    rules.ungated == 1 ? "runs" : "run", rules.ungated == 1 ? "it" : "them"));
  }
  std::vector<Matcher> matchers;
  for (const Program& program : rules.programs) matchers.emplace_back(program);
  PipelineOptions pipeline_options{options.events, options.shape, JobsOf(options),
                                   options.batch_bytes};
  if (options.events.empty()) pipeline_options.sources.emplace_back("-");
  MatchPipeline pipeline(matchers, pipeline_options);
  const bool printed = pipeline.Run();
  PrintCounts(rules, pipeline.counts());
  if (!printed || pipeline.source_failed()) return kExitFailed;
  return rules.refused > 0 && (options.strict || rules.compiled == 0) ? kExitRefused : kExitDone;
}

}  // namespace sigmata::cli
