// A validation config, applied to what was found.
#ifndef SIGMATA_COMPILER_LINT_VALIDATION_H_
#define SIGMATA_COMPILER_LINT_VALIDATION_H_

#include <string>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/validation_config.h"

namespace sigmata {

struct NamedDocument {
  Span span;
  std::string id;
};

// Takes out what the config has off, or excludes for the rule at hand.
void ApplyValidationConfig(const ValidationConfig& config,
                           const std::vector<NamedDocument>& documents,
                           std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_VALIDATION_H_
