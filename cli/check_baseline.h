// `--baseline`, `--write-baseline` and `--diff-base`: which findings of a check are known.
#ifndef SIGMATA_CLI_CHECK_BASELINE_H_
#define SIGMATA_CLI_CHECK_BASELINE_H_

#include <functional>
#include <string>
#include <vector>

#include "cli/check_command.h"
#include "cli/rule_input.h"

namespace sigmata::cli {

struct KnownResult {
  bool asked = false;       // whether the options ask for any of it
  std::vector<bool> known;  // for each diagnostic; all false if not asked
  std::vector<std::string> notes;
  std::string error;  // for people; not empty: it could not be told
};

using CheckSources = std::function<std::vector<Diagnostic>(const SourceSet& sources)>;
// `is_chosen`: whether the options choose a finding; only such are written to a baseline.
KnownResult FindKnown(const CheckOptions& options, const RuleInput& input,
                      const std::vector<Diagnostic>& diagnostics,
                      const std::function<bool(const Diagnostic&)>& is_chosen,
                      const CheckSources& check);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CHECK_BASELINE_H_
