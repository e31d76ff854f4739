#include "compiler/lint/logsource_lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "compiler/bind/logsource_binder.h"
#include "compiler/fix/fixes.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

using Names = std::vector<std::string_view>;

void LintKeys(const YamlNode& logsource, bool none, std::vector<Diagnostic>& diagnostics) {
  constexpr std::string_view kKeys[] = {"category", "product", "service", "definition", "custom"};
  for (const YamlEntry& entry : logsource.entries) {
    const std::string_view key = entry.key.text;
    if (std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys)) continue;
    const std::string_view nearest = NearestSpelling(key, kKeys);
    // Without any of the three, what the key is spelt like has been said.
    if (none && !nearest.empty()) continue;
    diagnostics.push_back(MakeDiagnostic(
        codes::SM303, entry.key.span, fmt::format("a logsource has no key `{}`", key),
        nearest.empty() ? "it has category, product, service and definition"
                        : fmt::format("did you mean `{}`?", nearest)));
  }
}

void LintPart(const std::optional<SpannedText>& part, std::string_view kind, const Names& known,
              std::vector<Diagnostic>& diagnostics) {
  if (!part || std::find(known.begin(), known.end(), part->text) != known.end()) return;
  const std::string_view nearest = NearestSpelling(part->text, known);
  if (nearest.empty()) return;
  diagnostics.push_back(MakeDiagnostic(codes::SM314, part->span,
                                       fmt::format("no {} `{}` is known", kind, part->text),
                                       fmt::format("did you mean `{}`?", nearest)));
  if (!IsSlipOf(part->text, nearest)) return;
  diagnostics.back().fix = ReplaceFix(part->span, std::string(nearest), FixSafety::kUnsafe);
}

}  // namespace

void LintLogsource(const YamlNode& document, const Logsource& logsource, const FieldMaps& maps,
                   std::vector<Diagnostic>& diagnostics) {
  const YamlNode* const node = document.is_map() ? document.Find("logsource") : nullptr;
  const bool none = !logsource.category && !logsource.product && !logsource.service;
  if (node != nullptr && node->is_map()) LintKeys(*node, none, diagnostics);
  Names categories;
  Names services;
  Names products = {"linux",  "macos", "aws",   "azure",     "gcp",        "m365",      "okta",
                    "github", "zeek",  "cisco", "fortigate", "kubernetes", "bitbucket", "onelogin"};
  const bool windows = logsource.product && logsource.product->text == "windows";
  for (const LogsourceGates& gates : maps.logsources) {
    products.push_back(gates.product);
    // Of another product, a name near to one of ours is its own.
    if (windows) categories.push_back(gates.category);
    if (windows) services.push_back(gates.service);
  }
  LintPart(logsource.product, "product", products, diagnostics);
  LintPart(logsource.category, "category", categories, diagnostics);
  // What SM302 explains is not misspelt.
  if (!windows || ProviderMeant(TextOf(logsource.service), maps).empty()) {
    LintPart(logsource.service, "service", services, diagnostics);
  }
}

}  // namespace sigmata
