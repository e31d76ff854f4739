#include "compiler/parse/rule_parser.h"

#include <fmt/core.h>

#include <algorithm>

#include "compiler/parse/detection_parser.h"
#include "compiler/parse/metadata_checks.h"
#include "compiler/parse/misspelt_key.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

std::optional<SpannedText> LogsourcePart(const YamlNode& map, std::string_view key,
                                         std::vector<Diagnostic>& diagnostics) {
  const YamlEntry* const entry = map.FindEntry(key);
  if (entry == nullptr || entry->value.kind == YamlNode::Kind::kNull) return std::nullopt;
  const YamlNode& value = entry->value;
  const ScalarType type = value.is_scalar() ? TypeOf(value) : ScalarType::kText;
  if (type == ScalarType::kNull) return std::nullopt;
  if (!value.is_scalar() || value.text.empty() || type != ScalarType::kText) {
    const bool quotes = type != ScalarType::kText;
    diagnostics.push_back(MakeDiagnostic(codes::SM301, value.span,
                                         fmt::format("the {} of a logsource is a text", key),
                                         quotes ? "put the value in quotes" : ""));
    return std::nullopt;
  }
  return SpannedText{entry->value.text, entry->value.span};
}

}  // namespace

void ReadLogsource(const YamlNode& document, Rule& rule, std::vector<Diagnostic>& diagnostics) {
  const YamlEntry* const entry = document.FindEntry("logsource");
  if (entry == nullptr || !entry->value.is_map()) {
    Diagnostic d = MissingKey(codes::SM301, document, "logsource", "the rule has no logsource",
                              "for example `logsource: {product: windows, service: system}`");
    if (entry != nullptr) d.span = entry->key.span;
    diagnostics.push_back(std::move(d));
    return;
  }
  Logsource& logsource = rule.logsource;
  logsource.span = entry->value.span;
  const std::size_t before = diagnostics.size();
  logsource.category = LogsourcePart(entry->value, "category", diagnostics);
  logsource.product = LogsourcePart(entry->value, "product", diagnostics);
  logsource.service = LogsourcePart(entry->value, "service", diagnostics);
  const bool said = diagnostics.size() > before;
  if (!said && !logsource.category && !logsource.product && !logsource.service) {
    Diagnostic d = MakeDiagnostic(codes::SM301, entry->key.span,
                                  "the logsource names no category, product or service");
    for (const std::string_view key : {"product", "category", "service"}) {
      const YamlEntry* const misspelt = FindMisspelt(entry->value, key);
      if (misspelt == nullptr) continue;
      d.span = misspelt->key.span;
      d.help = fmt::format("did you mean `{}`?", key);
    }
    diagnostics.push_back(std::move(d));
  }
}

bool RefusesRule(const Diagnostic& diagnostic) {
  if (diagnostic.severity != Severity::kError) return false;
  constexpr unsigned kFirstMetadata = 202;
  constexpr unsigned kLastMetadata = 299;
  const auto number = static_cast<unsigned>(diagnostic.code);
  return number < kFirstMetadata || number > kLastMetadata;
}

ParsedRule ParseRule(const YamlNode& document, const Source& source) {
  ParsedRule parsed;
  parsed.rule.span = document.span;
  if (!document.is_map()) {
    parsed.diagnostics.push_back(
        MakeDiagnostic(codes::SM104, document.span, "a rule is a map of keys and values"));
  } else {
    ReadMetadata(document, parsed.rule, parsed.diagnostics);
    ReadLogsource(document, parsed.rule, parsed.diagnostics);
    if (const YamlEntry* const detection = document.FindEntry("detection")) {
      ParseDetection(*detection, source.text(), parsed.rule, parsed.diagnostics);
    } else {
      parsed.diagnostics.push_back(
          MissingKey(codes::SM304, document, "detection", "the rule has no detection", ""));
    }
  }
  parsed.usable = std::none_of(parsed.diagnostics.begin(), parsed.diagnostics.end(), RefusesRule);
  return parsed;
}

}  // namespace sigmata
