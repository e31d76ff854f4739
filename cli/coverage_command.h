// `sigmata coverage`: which techniques of ATT&CK the rules name.
#ifndef SIGMATA_CLI_COVERAGE_COMMAND_H_
#define SIGMATA_CLI_COVERAGE_COMMAND_H_

#include <string>

#include "cli/rule_options.h"

namespace sigmata::cli {

struct CoverageOptions {
  RuleOptions rules;
  std::string format = "human";
  std::string name = "Sigma rules";  // of the layer and the picture
  std::string navigator, svg;        // files to write, or empty
};

// The exit status (exit_codes.h).
int RunCoverage(const CoverageOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_COVERAGE_COMMAND_H_
