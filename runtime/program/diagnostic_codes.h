// The diagnostics by name: codes::SM501.
#ifndef SIGMATA_RUNTIME_PROGRAM_DIAGNOSTIC_CODES_H_
#define SIGMATA_RUNTIME_PROGRAM_DIAGNOSTIC_CODES_H_

#include <span>
#include <string>
#include <string_view>

#include "sigmata/diagnostic.h"

namespace sigmata {

namespace codes {
#define SIGMATA_DIAGNOSTIC(number, slug, severity, meaning) \
  inline constexpr DiagnosticCode SM##number{number};
#include "runtime/program/diagnostic_codes.def"
#undef SIGMATA_DIAGNOSTIC
}  // namespace codes

struct CodeTraits {
  DiagnosticCode code;
  std::string_view slug;
  Severity severity;
  std::string_view meaning;
};

std::span<const CodeTraits> AllCodes();
const CodeTraits& TraitsOf(DiagnosticCode code);

inline constexpr Span kNoPlace{kNoSource, 0, 0};

// With the severity of the code's row.
Diagnostic MakeDiagnostic(DiagnosticCode code, Span span, std::string message,
                          std::string help = {});

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_DIAGNOSTIC_CODES_H_
