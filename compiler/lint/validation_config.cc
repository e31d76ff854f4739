#include "sigmata/validation_config.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "compiler/lint/sigmahq_validators.h"
#include "compiler/lint/suppressions.h"
#include "compiler/lint/validation.h"
#include "compiler/parse/spelling.h"
#include "compiler/parse/yaml_document.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

class ConfigReader {
 public:
  ConfigReader(ValidationConfig& config, std::vector<Diagnostic>& diagnostics)
      : config_(config), diagnostics_(diagnostics) {}

  void Read(const YamlNode& root) {
    for (const YamlEntry& entry : root.entries) {
      if (entry.key.text == "validators") {
        ReadValidators(entry.value);
      } else if (entry.key.text == "exclusions") {
        for (const YamlEntry& one : entry.value.entries) ReadExclusion(one);
      } else {
        Say(entry.key.span, fmt::format("`{}` is not read", entry.key.text),
            "a config has `validators` and `exclusions`");
      }
    }
  }

 private:
  void Say(Span span, std::string message, std::string help) {
    diagnostics_.push_back(MakeDiagnostic(codes::SM921, span, std::move(message), std::move(help)));
  }

  const SigmaHqValidator* Find(const YamlNode& place, std::string_view name) {
    const SigmaHqValidator* const found = FindSigmaHqValidator(name);
    if (found != nullptr) return found;
    std::vector<std::string_view> names;
    for (const SigmaHqValidator& row : AllSigmaHqValidators()) names.push_back(row.name);
    const std::string_view nearest = NearestSpelling(name, names);
    Say(place.span, fmt::format("no validator `{}` is known", name),
        nearest.empty() ? "docs/sigmahq-validators.md lists them"
                        : fmt::format("did you mean `{}`?", nearest));
    return nullptr;
  }

  // A code is on as long as one validator that it stands for is.
  void ReadValidators(const YamlNode& list) {
    std::set<const SigmaHqValidator*> named;
    for (const YamlNode& item : list.items) {
      std::string_view name = item.text;
      const bool without = name.starts_with('-');
      if (without) name.remove_prefix(1);
      if (name == "all") {
        for (const SigmaHqValidator& row : AllSigmaHqValidators()) named.insert(&row);
      } else if (const SigmaHqValidator* const found = Find(item, name)) {
        if (without) {
          named.erase(found);
        } else {
          named.insert(found);
        }
      }
    }
    std::set<DiagnosticCode> on;
    for (const SigmaHqValidator& row : AllSigmaHqValidators()) {
      if (row.origin == ValidatorOrigin::kRepository) continue;  // no config names these
      for (const DiagnosticCode code : CodesOf(row)) {
        (named.contains(&row) ? on : config_.off).insert(code);
      }
    }
    for (const DiagnosticCode code : on) config_.off.erase(code);
  }

  void ReadExclusion(const YamlEntry& entry) {
    std::set<DiagnosticCode>& codes = config_.excluded[Fold(entry.key.text)];
    const auto add = [&](const YamlNode& name) {
      const SigmaHqValidator* const found = Find(name, name.text);
      if (found == nullptr) return;
      for (const DiagnosticCode code : CodesOf(*found)) codes.insert(code);
    };
    if (entry.value.is_scalar()) add(entry.value);
    for (const YamlNode& item : entry.value.items) add(item);
  }

  ValidationConfig& config_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

bool AddValidationConfig(const SourceSet& sources, SourceId id, ValidationConfig& config,
                         std::vector<Diagnostic>& diagnostics) {
  const YamlDocuments yaml = ParseYaml(sources, id);
  bool readable = true;
  for (Diagnostic d : yaml.diagnostics) {
    // SigmaHQ's own file names a rule twice; both are meant.
    if (d.code == codes::SM102) d.severity = Severity::kWarning;
    readable = readable && d.severity != Severity::kError;
    diagnostics.push_back(std::move(d));
  }
  if (!readable || yaml.roots.size() != 1 || !yaml.roots[0].is_map()) {
    if (readable) {
      diagnostics.push_back(MakeDiagnostic(codes::SM920, Span{id, 0, 0},
                                           "a validation config is a map with `validators`"));
    }
    return false;
  }
  ConfigReader(config, diagnostics).Read(yaml.roots[0]);
  return true;
}

void ApplyValidationConfig(const ValidationConfig& config,
                           const std::vector<NamedDocument>& documents,
                           std::vector<Diagnostic>& diagnostics) {
  const auto excludes = [&](const Diagnostic& d) {
    if (!CanBeSuppressed(d)) return false;
    if (config.off.contains(d.code)) return true;
    return std::any_of(documents.begin(), documents.end(), [&](const NamedDocument& document) {
      if (document.span.source != d.span.source || d.span.begin < document.span.begin ||
          d.span.begin > document.span.end) {
        return false;
      }
      const auto it = config.excluded.find(Fold(document.id));
      return it != config.excluded.end() && it->second.contains(d.code);
    });
  };
  std::erase_if(diagnostics, excludes);
}

}  // namespace sigmata
