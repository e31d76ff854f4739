// Why rules did or did not match events. What is asked and how it is answered is in cli/explain/.
#include "cli/explain_command.h"

#include <fmt/core.h>

#include "cli/event_input.h"
#include "cli/exit_codes.h"
#include "cli/explain/explain_text.h"
#include "cli/explain/explainer.h"
#include "cli/explain/printable.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "compiler/front_end.h"

namespace sigmata::cli {
namespace {

class ExplainRun {
 public:
  ExplainRun(Explainer explainer, std::vector<std::string> titles)
      : explainer_(std::move(explainer)), titles_(std::move(titles)) {}

  std::string RunSource(const std::string& path) {
    std::size_t index = 0;
    const auto complain = [&](const std::string& problem) {
      PrintMessage(fmt::format("{}: event {}: {}", path, index, problem));
    };
    return ForEachRecord(path, {[&](std::string_view record) { UseEvent(path, index++, record); },
                                [&](const std::string& problem) {
                                  complain(problem);
                                  ++index;
                                },
                                complain, [] {}});
  }
  bool Finish() { return output_.Flush(); }

 private:
  void UseEvent(const std::string& source, std::size_t index, std::string_view record) {
    const ReadStatus status = explainer_.ReadPadded(record);
    if (status != ReadStatus::kRead) {
      PrintMessage(fmt::format("{}: event {}: {}", source, index, ReadStatusText(status)));
      return;
    }
    const Event& event = explainer_.event();
    for (std::size_t rule = 0; rule < titles_.size(); ++rule) {
      const RuleExplanation explanation = explainer_.Explain(rule);
      output_.Write(fmt::format("{} {}   event {} of {}, shape {}{}\n{}\n",
                                explanation.answer ? "✓" : "✗", titles_[rule], index, source,
                                event.shape(), event.degraded() ? ", degraded" : "",
                                ExplanationText(explanation)));
    }
  }

  Explainer explainer_;
  std::vector<std::string> titles_;
  Output output_;
};

}  // namespace

int RunExplain(const ExplainOptions& options) {
  const RuleInput input = ReadRuleInput(options.rules);
  PrintErrors(input.errors);
  if (!input.errors.empty()) return kExitFailed;
  const FrontEnd front = ReadRules(input.sources, input.Options());
  for (const Diagnostic& d : front.diagnostics) {
    if (d.severity == Severity::kError) PrintMessage(FormatHuman(d, input.sources));
  }
  PrintNotEvaluated(front.not_evaluated);
  std::vector<BoundRule> rules;
  std::vector<std::string> titles;
  for (const FrontEndRule& rule : front.rules) {
    rules.push_back(rule.bound);
    titles.push_back(Printable(rule.bound.title));
  }
  if (rules.empty()) {
    PrintErrors({"no rule that can be explained"});
    return front.refused > 0 ? kExitRefused : kExitFailed;
  }
  auto explainer =
      Explainer::Make(rules, input.field_maps, {options.rules.ignore_logsource, options.shape});
  if (!explainer) return kExitInternal;
  ExplainRun run(*std::move(explainer), std::move(titles));
  std::vector<std::string> events = options.events;
  if (events.empty()) events.emplace_back("-");
  int exit_code = kExitDone;
  for (const std::string& source : events) {
    const std::string error = run.RunSource(source);
    if (error.empty()) continue;
    PrintErrors({error});
    exit_code = kExitFailed;
  }
  return run.Finish() ? exit_code : kExitFailed;
}

}  // namespace sigmata::cli
