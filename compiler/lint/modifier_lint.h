// Modifiers that do nothing, or not what they are for.
#ifndef SIGMATA_COMPILER_LINT_MODIFIER_LINT_H_
#define SIGMATA_COMPILER_LINT_MODIFIER_LINT_H_

#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// SM405 `all` on one value, SM406 `base64offset` without `contains`, SM407 an encoding to UTF-16
// that no base64 follows, SM409 to SM411 wildcards that a modifier says better or has said already.
void LintModifiers(const DetectionItem& item, const Source& source,
                   std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_MODIFIER_LINT_H_
