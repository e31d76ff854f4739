// Event log files (.evtx), mapped and read in place.
#ifndef SIGMATA_CLI_EVTX_INPUT_H_
#define SIGMATA_CLI_EVTX_INPUT_H_

#include <string>

#include "cli/event_input.h"

namespace sigmata::cli {

// Whether an open file is a regular one that begins as an event log file does.
bool IsEvtxFile(int file);
// Returns an error for people, or empty.
std::string ForEachEvtxRecord(int file, const EventSink& sink);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EVTX_INPUT_H_
