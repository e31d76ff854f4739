#include "compiler/parse/yaml_document.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/placeholders.h"

namespace sigmata {
namespace {

bool ReadEntry(const YamlEntry& entry, Placeholders& placeholders) {
  std::vector<std::string> values;
  if (entry.value.is_scalar()) values.push_back(entry.value.text);
  for (const YamlNode& item : entry.value.items) {
    if (!item.is_scalar()) return false;
    values.push_back(item.text);
  }
  if (!entry.key.is_scalar() || values.empty()) return false;
  placeholders[entry.key.text] = std::move(values);
  return true;
}

}  // namespace

bool AddPlaceholders(const SourceSet& sources, SourceId id, Placeholders& placeholders,
                     std::vector<Diagnostic>& diagnostics) {
  const YamlDocuments yaml = ParseYaml(sources, id);
  diagnostics.insert(diagnostics.end(), yaml.diagnostics.begin(), yaml.diagnostics.end());
  if (!yaml.complete) return false;
  bool read = true;
  for (const YamlNode& root : yaml.roots) {
    if (!root.is_map()) {
      diagnostics.push_back(
          MakeDiagnostic(codes::SM920, root.span, "placeholders are a map of names to values"));
      read = false;
    }
    for (const YamlEntry& entry : root.entries) {
      if (ReadEntry(entry, placeholders)) continue;
      diagnostics.push_back(MakeDiagnostic(codes::SM920, entry.key.span,
                                           "a placeholder has a value or a list of values"));
      read = false;
    }
  }
  return read;
}

}  // namespace sigmata
