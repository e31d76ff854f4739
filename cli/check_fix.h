// `check --fix`: files mended in place.
#ifndef SIGMATA_CLI_CHECK_FIX_H_
#define SIGMATA_CLI_CHECK_FIX_H_

#include <functional>
#include <vector>

#include "cli/check_command.h"
#include "cli/rule_input.h"
#include "sigmata/diagnostic.h"

namespace sigmata::cli {

// All findings that the options choose, those of long lists too.
using FindChosen = std::function<std::vector<Diagnostic>(const RuleInput& input)>;

// Mends the files as often as there is something to mend: a fix may make way for another. Says what
// was mended and what is left; `input` is then what the files hold. False if a file cannot be
// written.
bool FixFiles(const CheckOptions& options, const FindChosen& find, RuleInput& input);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CHECK_FIX_H_
