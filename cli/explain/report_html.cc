#include "cli/explain/report_html.h"

#include <fmt/core.h>

#include "cli/explain/change_text.h"
#include "cli/explain/html_text.h"
#include "cli/explain/html_tree.h"
#include "cli/report.h"

namespace sigmata::cli {
namespace {

// The variant that says the most: one that matches, or else the nearest.
const ExplainedVariant& ShownVariant(const RuleReport& rule) {
  for (const ExplainedVariant& variant : rule.explanation.variants) {
    if (variant.answer) return variant;
  }
  return rule.explanation.variants[rule.changes.variant];
}

std::string ChangesList(const RuleReport& rule) {
  const ChangeSet& set = rule.changes.set;
  const ExplainedVariant& variant = ShownVariant(rule);
  if (!set.possible) {
    return variant.mapped ? "<p>No event can match this rule.</p>\n"
                          : "<p>It runs on no event, for no field map knows its logsource.</p>\n";
  }
  std::string out = fmt::format("<p>It would match with {} change{}:</p>\n<ol class=\"changes\">\n",
                                set.changes.size(), set.changes.size() == 1 ? "" : "s");
  for (const WordedChange& change : WordChanges(variant, set.changes)) {
    out += "<li>" + HtmlText(change.text) + "</li>\n";
  }
  return out + "</ol>\n";
}

std::string RuleCard(const RuleReport& rule, const ExplainedSet& set, bool open) {
  const bool answer = rule.explanation.answer;
  const RuleTitle& title = set.rules[rule.explanation.rule];
  const ExplainedVariant& variant = ShownVariant(rule);
  std::string out =
      fmt::format("<article class=\"card {}\">\n<h4>{} {} <span class=\"quiet\">{}</span></h4>\n",
                  answer ? "yes" : "no", HtmlSign(answer), HtmlText(title.title),
                  answer ? "matches" : "does not match");
  out += fmt::format("<p class=\"quiet\">{}{}<code>{}</code></p>\n", HtmlText(title.level),
                     title.level.empty() ? "" : " · ", HtmlText(title.id));
  if (!answer) out += ChangesList(rule);
  out +=
      fmt::format("<details{}><summary>Decision, fields and rule</summary>\n", open ? " open" : "");
  out += "<div class=\"parts\">\n<div>\n<h5>Decision</h5>\n" + HtmlTree(variant) +
         HtmlFields(variant) + "</div>\n<div>\n" + HtmlRuleText(variant, title.span, *set.sources) +
         "</div>\n</div>\n";
  return out + "</details>\n</article>\n";
}

}  // namespace

std::string EventReportHtml(const EventReport& report, const ExplainedSet& set) {
  std::string out = fmt::format("<section>\n<h2>Event {} of <code>{}</code></h2>\n", report.index,
                                HtmlText(report.source));
  out += fmt::format("<p class=\"quiet\">{} of {} rules match. Shape <code>{}</code>{}</p>\n",
                     WithCommas(report.matches.size()), WithCommas(report.rules),
                     HtmlText(report.shape),
                     report.degraded ? R"( <span class="badge">damaged input</span>)" : "");
  const bool one = report.rules == 1;
  if (!one && !report.matches.empty()) out += "<h3>Matches</h3>\n";
  for (const RuleReport& rule : report.matches) out += RuleCard(rule, set, true);
  if (!one && !report.misses.empty()) out += "<h3>Nearest misses</h3>\n";
  for (const RuleReport& rule : report.misses) out += RuleCard(rule, set, one);
  return out + "</section>\n";
}

}  // namespace sigmata::cli
