// Tags: a namespace, a dot, and a name that the namespace has.
#ifndef SIGMATA_COMPILER_LINT_TAG_LINT_H_
#define SIGMATA_COMPILER_LINT_TAG_LINT_H_

#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// SM212 a tag that is none, SM213 a technique that ATT&CK does not have, SM214 a technique without
// a tactic. `tags` is the list.
void LintTags(const YamlNode& tags, std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_TAG_LINT_H_
