#include "compiler/parse/misspelt_key.h"

#include <fmt/core.h>

#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {

const YamlEntry* FindMisspelt(const YamlNode& map, std::string_view key) {
  for (const YamlEntry& entry : map.entries) {
    if (entry.key.text != key && !NearestSpelling(entry.key.text, {&key, 1}).empty()) return &entry;
  }
  return nullptr;
}

Diagnostic MissingKey(DiagnosticCode code, const YamlNode& map, std::string_view key,
                      std::string message, std::string help) {
  if (const YamlEntry* const misspelt = FindMisspelt(map, key)) {
    return MakeDiagnostic(code, misspelt->key.span, std::move(message),
                          fmt::format("did you mean `{}`?", key));
  }
  const Span first{map.span.source, map.span.begin, map.span.begin};
  return MakeDiagnostic(code, first, std::move(message), std::move(help));
}

}  // namespace sigmata
