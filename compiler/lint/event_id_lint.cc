#include "compiler/lint/event_id_lint.h"

#include <fmt/core.h>

#include <algorithm>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

bool IsEventId(const std::string& text) {
  constexpr unsigned kLargest = 65'535;
  constexpr std::size_t kDigits = 5;
  const std::size_t first = std::min(text.find_first_not_of('0'), text.size());
  if (text.empty() || text.size() - first > kDigits ||
      text.find_first_not_of("0123456789") != text.npos) {
    return false;
  }
  unsigned number = 0;
  for (const char c : text) number = number * 10 + static_cast<unsigned>(c - '0');
  return number <= kLargest;
}

void Walk(const DetectionNode& node, std::vector<Diagnostic>& diagnostics) {
  for (const DetectionNode& child : node.children) Walk(child, diagnostics);
  const bool event_id = node.kind == DetectionNode::Kind::kItem && node.item.field &&
                        node.item.field->text == "EventID" && node.item.modifiers.empty();
  if (!event_id) return;
  for (const DetectionValue& value : node.item.values) {
    const bool wildcard = value.text().find_first_of("*?") != std::string::npos;
    if (value.type == ScalarType::kNull || wildcard || IsEventId(value.text())) continue;
    diagnostics.push_back(
        MakeDiagnostic(codes::SM605, value.span(),
                       fmt::format("no event of Windows has the number `{}`", value.text()),
                       "event IDs are whole numbers up to 65535"));
  }
}

}  // namespace

void LintEventIds(const Rule& rule, std::vector<Diagnostic>& diagnostics) {
  if (TextOf(rule.logsource.product) != "windows") return;
  for (const SearchIdentifier& identifier : rule.identifiers) Walk(identifier.body, diagnostics);
}

}  // namespace sigmata
