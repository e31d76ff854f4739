// Edits that mend what a diagnostic says, and their application to a text.
#ifndef SIGMATA_COMPILER_FIX_FIXES_H_
#define SIGMATA_COMPILER_FIX_FIXES_H_

#include <string>
#include <string_view>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

enum class FixSafety : std::uint8_t { kUnsafe, kSafe };

Fix ReplaceFix(Span span, std::string text, FixSafety safety);
// Deletes the line of a list element; no fix if anything else stands on it.
Fix DeleteElementFix(const Source& source, Span value, FixSafety safety);

struct FixedText {
  std::string text;
  std::size_t applied = 0;  // fixes; those that overlap an earlier one wait for another round
};

// The text with edits made that do not overlap; those of one place in their order.
std::string ApplyEdits(std::string_view text, std::vector<Edit> edits);

// Applies the fixes of the diagnostics of one source; the unsafe ones too if asked. Outside of the
// edits every byte stays.
FixedText ApplyFixes(const SourceSet& sources, SourceId id,
                     const std::vector<Diagnostic>& diagnostics, bool unsafe);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FIX_FIXES_H_
