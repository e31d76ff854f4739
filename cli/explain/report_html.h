// What is said of events as one page for a browser: nothing in it runs or is loaded.
#ifndef SIGMATA_CLI_EXPLAIN_REPORT_HTML_H_
#define SIGMATA_CLI_EXPLAIN_REPORT_HTML_H_

#include <string>
#include <string_view>

#include "cli/explain/event_explanation.h"

namespace sigmata::cli {

// The page is kHtmlHead (html_page.h), an EventReportHtml for each event, kHtmlTail.
std::string EventReportHtml(const EventReport& report, const ExplainedSet& set);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_REPORT_HTML_H_
