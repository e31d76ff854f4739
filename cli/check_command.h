// `sigmata check`: the mistakes in rules.
#ifndef SIGMATA_CLI_CHECK_COMMAND_H_
#define SIGMATA_CLI_CHECK_COMMAND_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/config_file.h"
#include "cli/rule_options.h"

namespace sigmata::cli {

struct CheckOptions {
  RuleOptions rules;
  std::optional<std::string> format;        // human
  std::string output;                       // a file in place of standard output; or empty
  std::vector<std::string> reports;         // `format=file`
  std::vector<std::string> select, ignore;  // beginnings of codes
  std::vector<std::string> exclude;         // patterns of paths
  std::optional<std::string> fail_level;    // error
  std::string explain;                      // a code; nothing is checked then
  std::string profile;                      // "sigmahq" or empty
  std::string validation_config;            // a file, or empty
  bool verbose = false, quiet = false;
  bool fix = false, unsafe = false;

  std::string baseline, write_baseline;  // files
  std::string diff_base;                 // a git revision
  std::string config;                    // a file; empty: the nearest .sigmata.toml
  bool no_config = false;
  std::string colour = "auto";
  bool no_progress = false;
  unsigned jobs = 0;  // 0: one for each core

  // Of the configuration only.
  std::string config_folder = ".";
  std::vector<CodesForFiles> per_file_ignores;
};

// The exit status (exit_codes.h).
int RunCheck(const CheckOptions& options);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CHECK_COMMAND_H_
