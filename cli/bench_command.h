// `sigmata bench`: what a rule set costs on events, and which rules cost it.
#ifndef SIGMATA_CLI_BENCH_COMMAND_H_
#define SIGMATA_CLI_BENCH_COMMAND_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cli/rule_options.h"

namespace sigmata::cli {

struct BenchOptions {
  RuleOptions rules;
  std::vector<std::string> events;  // none: standard input
  std::string shape;
  std::size_t rounds = 5;
  std::size_t top = 10;
  std::string format = "human";
  std::string baseline;        // a file that `--format json` wrote; or empty
  double tolerance = 2;        // percent by which a count may be above the baseline's
  double time_tolerance = 30;  // percent by which the time ratio may be
};

// The exit status (exit_codes.h); kExitFindings if something is worse than in the baseline.
int RunBench(const BenchOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BENCH_COMMAND_H_
