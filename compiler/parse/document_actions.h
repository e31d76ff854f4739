// Collections of the old kind: documents that change other documents by `action`.
//
//   global   not a rule; its keys go into every later document and win over theirs
//   reset    not a rule; forgets what was global
//   repeat   the document before, with these keys put into it
#ifndef SIGMATA_COMPILER_PARSE_DOCUMENT_ACTIONS_H_
#define SIGMATA_COMPILER_PARSE_DOCUMENT_ACTIONS_H_

#include <vector>

#include "compiler/parse/yaml_document.h"

namespace sigmata {

// The documents that are left when all actions are done. An unknown action is an error (SM113), its
// document is left out; known ones are warned of (SM112). Correlations and filters are not changed.
std::vector<YamlNode> ApplyActions(std::vector<YamlNode> documents,
                                   std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_DOCUMENT_ACTIONS_H_
