// `sigmata fmt`: rule files in the one layout.
#ifndef SIGMATA_CLI_FMT_COMMAND_H_
#define SIGMATA_CLI_FMT_COMMAND_H_

#include <string>
#include <vector>

namespace sigmata::cli {

struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;  // names the files that would change, and writes none
  bool diff = false;   // shows what would change, and writes nothing
};

// The exit status (exit_codes.h).
int RunFmt(const FmtOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_FMT_COMMAND_H_
