// Why rules did or did not match events. What is asked and how it is answered is in cli/explain/.
#include "cli/explain_command.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/event_input.h"
#include "cli/exit_codes.h"
#include "cli/explain/event_explanation.h"
#include "cli/explain/explainer.h"
#include "cli/explain/html_page.h"
#include "cli/explain/report_html.h"
#include "cli/explain/report_json.h"
#include "cli/explain/report_text.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "compiler/front_end.h"
#include "runtime/event/record_splitter.h"

namespace sigmata::cli {
namespace {

class ExplainRun {
 public:
  ExplainRun(Explainer explainer, ExplainedSet set, const ExplainOptions& options)
      : explainer_(std::move(explainer)), set_(std::move(set)), options_(options) {
    if (html()) output_.Write(kHtmlHead);
  }

  std::string RunSource(const std::string& path) {
    std::size_t index = 0;
    const auto complain = [&](const std::string& problem) {
      PrintMessage(fmt::format("{}: event {}: {}", path, index, problem));
    };
    return ForEachRecord(path, {[&](std::string_view record) { UseRecord(path, index, record); },
                                [&](const std::string& problem) {
                                  complain(problem);
                                  ++index;
                                },
                                complain, [] {}});
  }
  bool Finish() {
    if (html()) output_.Write(kHtmlTail);
    return output_.Flush();
  }

 private:
  bool html() const { return options_.format == "html"; }

  // A record may hold several objects side by side.
  void UseRecord(const std::string& source, std::size_t& index, std::string_view record) {
    while (!record.empty()) {
      const ReadStatus status = explainer_.ReadPadded(record);
      if (status != ReadStatus::kRead) {
        PrintMessage(fmt::format("{}: event {}: {}", source, index++, ReadStatusText(status)));
        return;
      }
      WriteEvent(source, index++);
      record.remove_prefix(explainer_.consumed());
      record.remove_prefix(GapSize(record));
    }
  }

  void WriteEvent(const std::string& source, std::size_t index) {
    EventReport report = ExplainEvent(explainer_, options_.nearest);
    report.source = source;
    report.index = index;
    if (options_.format == "json") {
      output_.Write(EventReportJson(report, set_));
    } else if (html()) {
      output_.Write(EventReportHtml(report, set_));
    } else {
      output_.Write(EventReportText(report, set_));
    }
  }

  Explainer explainer_;
  ExplainedSet set_;
  const ExplainOptions& options_;
  Output output_{AudienceOf(options_.format)};
};

void CheckInput(RuleInput& input, const std::string& shape) {
  if (!input.programs.empty()) {
    input.errors.emplace_back(
        "a compiled program does not know why it matches; name the files of its rules");
  }
  const auto& shapes = input.field_maps.shapes;
  const auto is_shape = [&shape](const CollectorShape& known) { return known.id == shape; };
  if (!shape.empty() && std::none_of(shapes.begin(), shapes.end(), is_shape)) {
    input.errors.push_back(
        fmt::format("there is no shape `{}`; `sigmata schema shapes` lists them", shape));
  }
}

}  // namespace

int RunExplain(const ExplainOptions& options) {
  RuleInput input = ReadRuleInput(options.rules);
  CheckInput(input, options.shape);
  PrintErrors(input.errors);
  if (!input.errors.empty()) return kExitFailed;
  const FrontEnd front = ReadRules(input.sources, input.Options());
  for (const Diagnostic& d : front.diagnostics) {
    if (d.severity == Severity::kError) PrintMessage(FormatHuman(d, input.sources));
  }
  PrintNotEvaluated(front.not_evaluated);
  std::vector<BoundRule> rules;
  ExplainedSet set{{}, &input.sources};
  for (const FrontEndRule& rule : front.rules) {
    const BoundRule& bound = rule.bound;
    set.rules.push_back({bound.id, bound.title, bound.level, bound.span});
    rules.push_back(bound);
  }
  if (rules.empty()) {
    PrintErrors({"no rule that can be explained"});
    return front.refused > 0 ? kExitRefused : kExitFailed;
  }
  auto explainer =
      Explainer::Make(rules, input.field_maps, {options.rules.ignore_logsource, options.shape});
  if (!explainer) return kExitInternal;
  ExplainRun run(*std::move(explainer), std::move(set), options);
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
