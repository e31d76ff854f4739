// What is said of one event, for people.
#ifndef SIGMATA_CLI_EXPLAIN_REPORT_TEXT_H_
#define SIGMATA_CLI_EXPLAIN_REPORT_TEXT_H_

#include <string>

#include "cli/explain/event_explanation.h"

namespace sigmata::cli {

// Of one rule: its tree, and what would have to change. Of several: the trees of those that match,
// and the changes of the nearest misses. Ends in an empty line.
std::string EventReportText(const EventReport& report, const ExplainedSet& set);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_REPORT_TEXT_H_
