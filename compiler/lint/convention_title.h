// Conventions of the SigmaHQ project for titles and for words in the text.
#ifndef SIGMATA_COMPILER_LINT_CONVENTION_TITLE_H_
#define SIGMATA_COMPILER_LINT_CONVENTION_TITLE_H_

#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM253 to SM257.
void LintTitleConventions(const YamlNode& document, const Source& source,
                          std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_CONVENTION_TITLE_H_
