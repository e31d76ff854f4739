// `--logsource product=linux,service=auditd`: what the user knows of the events of this run.
#ifndef SIGMATA_CLI_LOGSOURCE_OPTION_H_
#define SIGMATA_CLI_LOGSOURCE_OPTION_H_

#include <string>

#include "sigmata/field_map.h"

namespace sigmata::cli {

// Adds a logsource that every event passes. Returns an error for people, or empty. It is an error
// to name a logsource that a field map knows: the map tells its events from others.
std::string AddLogsource(const std::string& text, FieldMaps& maps);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_LOGSOURCE_OPTION_H_
