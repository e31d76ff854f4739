// Events from a file or standard input, record by record, in bounded memory.
#ifndef SIGMATA_CLI_EVENT_INPUT_H_
#define SIGMATA_CLI_EVENT_INPUT_H_

#include <functional>
#include <string>
#include <string_view>

namespace sigmata::cli {

// Calls `use` with each record (kEventPadding bytes behind it are readable) and `idle` whenever
// more input has to be waited for. "-" is standard input. Returns an error for people, or empty.
std::string ForEachRecord(const std::string& path, const std::function<void(std::string_view)>& use,
                          const std::function<void()>& idle);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EVENT_INPUT_H_
