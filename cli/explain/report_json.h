// What is said of one event, for programs; docs/explain.md has the shape.
#ifndef SIGMATA_CLI_EXPLAIN_REPORT_JSON_H_
#define SIGMATA_CLI_EXPLAIN_REPORT_JSON_H_

#include <string>

#include "cli/explain/event_explanation.h"

namespace sigmata::cli {

// One line, with its line break.
std::string EventReportJson(const EventReport& report, const ExplainedSet& set);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_REPORT_JSON_H_
