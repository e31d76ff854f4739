// What `sigmata check` writes: its findings, in one form or several.
#ifndef SIGMATA_CLI_CHECK_OUTPUT_H_
#define SIGMATA_CLI_CHECK_OUTPUT_H_

#include <string>
#include <vector>

#include "cli/check_command.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata::cli {

// Standard output or the file in its place, further reports, and under GitHub's runner the summary
// of the step. False if anything cannot be written.
bool WriteFindings(const CheckOptions& options, const std::vector<Diagnostic>& findings,
                   const SourceSet& sources, Severity fail_level);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CHECK_OUTPUT_H_
