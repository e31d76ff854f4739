#include "cli/explain/report_text.h"

#include <fmt/core.h>

#include "cli/explain/change_text.h"
#include "cli/explain/explain_text.h"
#include "cli/explain/printable.h"
#include "cli/report.h"

namespace sigmata::cli {
namespace {

// `event 3 of events.ndjson, shape winlogbeat, degraded`
std::string EventText(const EventReport& report) {
  return fmt::format("event {} of {}, shape {}{}", report.index, Printable(report.source),
                     Printable(report.shape), report.degraded ? ", degraded" : "");
}

std::string HeadOf(const RuleReport& rule, const ExplainedSet& set, const std::string& behind) {
  const RuleTitle& title = set.rules[rule.explanation.rule];
  return fmt::format("{} {}   {}\n", rule.explanation.answer ? "✓" : "✗", Printable(title.title),
                     behind);
}

std::string PlaceOf(const RuleReport& rule, const ExplainedSet& set) {
  const Span span = set.rules[rule.explanation.rule].span;
  const Source& source = set.sources->Get(span.source);
  return fmt::format("{}:{}", Printable(source.name()), source.Locate(span.begin).line);
}

std::string ChangesOf(const RuleReport& rule) {
  const VariantChanges& changes = rule.changes;
  return ChangesText(rule.explanation.variants[changes.variant], changes.set);
}

std::string OneRule(const EventReport& report, const ExplainedSet& set) {
  const RuleReport& rule = report.matches.empty() ? report.misses.front() : report.matches.front();
  std::string out = HeadOf(rule, set, EventText(report)) + ExplanationText(rule.explanation);
  if (report.matches.empty()) out += ChangesOf(rule);
  return out + "\n";
}

}  // namespace

std::string EventReportText(const EventReport& report, const ExplainedSet& set) {
  if (report.rules == 1) return OneRule(report, set);
  std::string out = fmt::format("{}: {} of {} rules match\n", EventText(report),
                                WithCommas(report.matches.size()), WithCommas(report.rules));
  for (const RuleReport& rule : report.matches) {
    out += "\n" + HeadOf(rule, set, PlaceOf(rule, set)) + ExplanationText(rule.explanation);
  }
  if (!report.misses.empty()) out += "\nnearest misses:\n";
  for (const RuleReport& rule : report.misses) {
    out += HeadOf(rule, set, PlaceOf(rule, set)) + ChangesOf(rule);
  }
  return out + "\n";
}

}  // namespace sigmata::cli
