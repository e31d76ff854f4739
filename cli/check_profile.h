// What `check --profile` and `--validation-config` ask for.
#ifndef SIGMATA_CLI_CHECK_PROFILE_H_
#define SIGMATA_CLI_CHECK_PROFILE_H_

#include <optional>
#include <string>
#include <vector>

#include "sigmata/compiler.h"

namespace sigmata::cli {

struct CheckProfile {
  bool conventions = false;  // those of the SigmaHQ project
  std::string today;         // YYYY-MM-DD
  std::optional<ValidationConfig> validation;
  std::vector<std::string> errors;    // for people; the config cannot be used
  std::vector<std::string> warnings;  // for people; parts of it are not known

  void Apply(CompileOptions& options) const;
};

// `profile` is "sigmahq" or empty, `config` a file or empty. With the profile and without a file,
// the config that SigmaHQ keeps is used: tests/sigma_cli_conf.yml in a folder above one of `paths`.
CheckProfile ReadCheckProfile(const std::string& profile, std::string config,
                              const std::vector<std::string>& paths);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CHECK_PROFILE_H_
