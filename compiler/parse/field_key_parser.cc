#include "compiler/parse/field_key_parser.h"

#include <fmt/core.h>

#include <algorithm>

#include "compiler/parse/scalar_span.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

void ParseModifier(std::string_view name, Span span, DetectionItem& item,
                   std::vector<Diagnostic>& diagnostics) {
  const ModifierTraits* const traits = FindModifier(name);
  if (traits == nullptr) {
    const std::string_view nearest = NearestModifier(name);
    std::string help = nearest.empty() ? "see the modifiers of the specification"
                                       : fmt::format("did you mean `{}`?", nearest);
    diagnostics.push_back(MakeDiagnostic(
        codes::SM401, span, fmt::format("there is no modifier `{}`", name), std::move(help)));
    if (!nearest.empty()) diagnostics.back().fix = {{{span, std::string(nearest)}}, false};
    return;
  }
  item.modifiers.push_back({traits->modifier, span});
}

}  // namespace

void ParseFieldKey(const YamlNode& key, std::string_view source, DetectionItem& item,
                   std::vector<Diagnostic>& diagnostics) {
  const std::string_view text = key.text;
  item.span = key.span;
  const std::size_t name_end = std::min(text.find('|'), text.size());
  if (name_end > 0) {
    SpannedText field{std::string(text.substr(0, name_end)), SpanWithin(source, key, 0, name_end)};
    // Event keys lose their spaces when events are read, so a rule may write them or not.
    std::erase(field.text, ' ');
    if (field.text.empty()) {
      diagnostics.push_back(
          MakeDiagnostic(codes::SM308, field.span, "the name of a field is empty"));
    }
    item.field = std::move(field);
  }
  std::size_t at = name_end;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('|', at + 1), text.size());
    ParseModifier(text.substr(at + 1, end - at - 1), SpanWithin(source, key, at + 1, end), item,
                  diagnostics);
    at = end;
  }
}

}  // namespace sigmata
