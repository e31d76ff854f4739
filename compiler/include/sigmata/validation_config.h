// SigmaHQ's list of validators and of exceptions (`sigma_cli_conf.yml`), said in our codes.
#ifndef SIGMATA_VALIDATION_CONFIG_H_
#define SIGMATA_VALIDATION_CONFIG_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// What keeps a rule from being compiled is reported in any case.
struct ValidationConfig {
  std::set<DiagnosticCode> off;
  // By the rule's id, in lower case.
  std::map<std::string, std::set<DiagnosticCode>, std::less<>> excluded;
};

// Reads `validators` (all, NAME, -NAME) and `exclusions` (rule id: NAME, or a list of them). A
// validator's codes are those of docs/sigmahq-validators.md; a code is off when every validator
// that it stands for is. False, with diagnostics, if it is no such document; a name that is not
// known is reported (SM921) and passed over.
bool AddValidationConfig(const SourceSet& sources, SourceId id, ValidationConfig& config,
                         std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_VALIDATION_CONFIG_H_
