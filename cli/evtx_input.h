// Event log files (.evtx), mapped and read in place.
#ifndef SIGMATA_CLI_EVTX_INPUT_H_
#define SIGMATA_CLI_EVTX_INPUT_H_

#include <cstddef>
#include <memory>
#include <string>

#include "cli/event_input.h"
#include "cli/input_file.h"

namespace sigmata::cli {

// Whether an open file is a regular one that begins as an event log file does.
bool IsEvtxFile(int file);
// Its records are decoded when a batch is unpacked.
std::unique_ptr<EventInput> OpenEvtx(const std::string& path, const InputFile& file,
                                     std::size_t batch_bytes);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EVTX_INPUT_H_
