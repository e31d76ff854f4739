// Sources -> BoundRules: the compiler's first half, for the compiler itself and for commands that
// show its stages.
#ifndef SIGMATA_COMPILER_FRONT_END_H_
#define SIGMATA_COMPILER_FRONT_END_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/lint/validation.h"
#include "compiler/parse/correlation.h"
#include "compiler/parse/rule.h"
#include "sigmata/compiler.h"

namespace sigmata {

struct FrontEndRule {
  Rule rule;
  BoundRule bound;
};

struct FrontEnd {
  std::vector<FrontEndRule> rules;        // those that can be understood
  std::vector<Correlation> correlations;  // those that can be read
  std::size_t refused = 0;                // documents, and files that are not YAML
  std::size_t not_evaluated = 0;          // of these: sound correlations
  std::vector<NamedDocument> documents;   // all that have an id
  std::vector<Diagnostic> diagnostics;
};

FrontEnd ReadRules(const SourceSet& sources, const CompileOptions& options = {});
// The maps that the options name.
const FieldMaps& MapsOf(const CompileOptions& options);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FRONT_END_H_
