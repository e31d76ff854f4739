// Files that a command writes.
#ifndef SIGMATA_CLI_FILE_OUTPUT_H_
#define SIGMATA_CLI_FILE_OUTPUT_H_

#include <string>

namespace sigmata::cli {

// False, and an error on standard error, if the file cannot be written.
bool WriteOutputFile(const std::string& path, const std::string& text);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_FILE_OUTPUT_H_
