// Another program, run to its end.
#ifndef SIGMATA_CLI_PROCESS_H_
#define SIGMATA_CLI_PROCESS_H_

#include <string>
#include <vector>

namespace sigmata::cli {

struct ProcessResult {
  bool started = false;  // false: there is no such program
  int status = -1;       // its exit status; -1 if it ended otherwise
  std::string output, errors;
};

// `arguments` begins with the program, which is looked up in PATH; no shell is between.
ProcessResult RunProcess(const std::vector<std::string>& arguments, const std::string& input = "");

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_PROCESS_H_
