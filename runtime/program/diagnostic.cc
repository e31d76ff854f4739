#include "sigmata/diagnostic.h"

#include <fmt/core.h>

#include <algorithm>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

constexpr CodeTraits kCodes[] = {
#define SIGMATA_DIAGNOSTIC(number, slug, severity, meaning) \
  {codes::SM##number, slug, Severity::k##severity, meaning},
#include "runtime/program/diagnostic_codes.def"
#undef SIGMATA_DIAGNOSTIC
};

}  // namespace

std::span<const CodeTraits> AllCodes() { return kCodes; }

const CodeTraits& TraitsOf(DiagnosticCode code) {
  const auto* const it = std::find_if(std::begin(kCodes), std::end(kCodes),
                                      [code](const CodeTraits& row) { return row.code == code; });
  return it == std::end(kCodes) ? kCodes[0] : *it;
}

Diagnostic MakeDiagnostic(DiagnosticCode code, Span span, std::string message, std::string help) {
  return {code, TraitsOf(code).severity, span, std::move(message), {}, std::move(help), {}};
}

std::string CodeName(DiagnosticCode code) {
  return fmt::format("SM{:03}", static_cast<unsigned>(code));
}

std::string_view CodeSlug(DiagnosticCode code) { return TraitsOf(code).slug; }

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      break;
  }
  return "error";
}

}  // namespace sigmata
