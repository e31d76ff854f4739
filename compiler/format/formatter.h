// The text of a rule file in the one layout that rules have: docs/formatting.md says which.
//
// The text is edited, not written anew, so what the layout does not speak of stays byte for byte:
// comments above all. Whatever is done is checked in the end by reading both texts: a layout that
// would change a key, a value or its type is not handed out.
#ifndef SIGMATA_COMPILER_FORMAT_FORMATTER_H_
#define SIGMATA_COMPILER_FORMAT_FORMATTER_H_

#include <string>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

enum class FormatOutcome : std::uint8_t {
  kFormatted,  // `text` has the layout; it may have had it before
  kNoRules,    // YAML, but nothing of Sigma; `text` is as it was
  kRefused,    // not YAML, or not understood: the diagnostics say where; `text` is as it was
};

struct FormattedText {
  FormatOutcome outcome = FormatOutcome::kFormatted;
  std::string text;
  std::vector<Diagnostic> diagnostics;
};

FormattedText FormatRules(const SourceSet& sources, SourceId id);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_FORMATTER_H_
