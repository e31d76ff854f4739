#include "compiler/lint/convention_detection.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/parse/scalar_span.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

const ModifierUse* FindUse(const DetectionItem& item, Modifier modifier) {
  const auto it = std::find_if(item.modifiers.begin(), item.modifiers.end(),
                               [&](const ModifierUse& use) { return use.modifier == modifier; });
  return it == item.modifiers.end() ? nullptr : &*it;
}

// What a regular expression may escape without a question: signs and letters with a meaning of
// their own, digits, quotes.
bool MayBeEscaped(char c) {
  return std::string_view("()[]{}?*+-|^$\\.&~#/ '\"0123456789AbBdDfnrsStvwWZ").find(c) !=
         std::string_view::npos;
}

class DetectionConventions {
 public:
  DetectionConventions(const Source& source, std::vector<Diagnostic>& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  void Walk(const DetectionNode& node) {
    for (const DetectionNode& child : node.children) Walk(child);
    if (node.kind == DetectionNode::Kind::kItem) LintItem(node.item);
  }

  void WalkCondition(const Condition& condition) {
    for (const Condition& child : condition.children) WalkCondition(child);
    if (condition.kind != Condition::Kind::kAllOf || condition.name != "them") return;
    Say(codes::SM260, condition.span, "`all of them` takes in every search identifier",
        "name them by a pattern, such as `all of selection_*`");
  }

  // Lists are no longer seen in the rule.
  void WalkYaml(const YamlNode& node) {
    for (const YamlNode& item : node.items) WalkYaml(item);
    for (const YamlEntry& entry : node.entries) {
      WalkYaml(entry.value);
      const YamlNode& list = entry.value;
      if (!list.is_sequence() || list.items.size() != 1 || !list.items[0].is_scalar()) continue;
      Say(codes::SM259, list.items[0].span, "a single value stands in a list",
          "write it behind the colon");
    }
  }

 private:
  void Say(DiagnosticCode code, Span span, std::string message, std::string help) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  Span Part(const DetectionValue& value, std::size_t begin, std::size_t end) const {
    return SpanWithin(source_.text(), value.scalar, begin, end);
  }

  void LintItem(const DetectionItem& item) {
    const ModifierUse* const windash = FindUse(item, Modifier::kWindash);
    if (windash != nullptr && FindUse(item, Modifier::kAll) != nullptr) {
      Say(codes::SM261, windash->span, "`windash` stands beside `all`",
          "make a selection of each value");
    }
    if (item.field) LintName(item.field->span);
    const bool regex = FindUse(item, Modifier::kRe) != nullptr;
    const bool raw = regex || FindUse(item, Modifier::kCidr) != nullptr ||
                     FindUse(item, Modifier::kFieldRef) != nullptr;
    for (const DetectionValue& value : item.values) {
      if (value.type != ScalarType::kText) continue;
      if (regex) LintRegexEscapes(value);
      if (!raw) LintEscapes(value);
      if (!raw && item.field) LintFieldValue(item, value);
    }
  }

  // As it is written: a rule's field names are read without their spaces.
  void LintName(Span span) {
    const std::string_view written = source_.text().substr(span.begin, span.end - span.begin);
    if (written.find(' ') == written.npos) return;
    Say(codes::SM263, span, fmt::format("the field name `{}` has a space", written),
        "write an underscore");
  }

  void LintRegexEscapes(const DetectionValue& value) {
    const std::string& text = value.text();
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      if (text[at] != '\\') continue;
      const char escaped = text[at + 1];
      if (!MayBeEscaped(escaped) && (static_cast<unsigned char>(escaped) & 0x80U) == 0) {
        return Say(codes::SM265, Part(value, at, at + 2),
                   fmt::format("`{}` needs no backslash", escaped), "delete the backslash");
      }
      ++at;
    }
  }

  void LintEscapes(const DetectionValue& value) {
    const std::string& text = value.text();
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      if (text[at] != '\\') continue;
      if (text[at + 1] == '*' || text[at + 1] == '?') {
        if (SaidOf(value, codes::SM413)) return;
        return Say(codes::SM262, Part(value, at, at + 2),
                   fmt::format("`{}` is the plain sign here and no wildcard", text[at + 1]),
                   "right if it is meant; otherwise write `\\\\` for a backslash before it");
      }
      if (text[at + 1] == '\\') ++at;
    }
  }

  bool SaidOf(const DetectionValue& value, DiagnosticCode code) const {
    return std::any_of(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& d) {
      return d.code == code && d.span.begin >= value.span().begin && d.span.end <= value.span().end;
    });
  }

  void LintFieldValue(const DetectionItem& item, const DetectionValue& value) {
    if (item.field->text == "Source" && Fold(value.text()) == "eventlog") {
      Say(codes::SM258, value.span(), "every event comes from an event log", "delete the item");
    }
    const bool hash = item.field->text == "Hashes" || item.field->text == "Hash";
    if (hash && value.text().find_first_not_of("*?") != std::string::npos &&
        (value.text().find('=') == std::string::npos || value.text().ends_with('='))) {
      Say(codes::SM428, value.span(), "a hash is its kind, `=` and its digits",
          "write all of it, such as `MD5=` and 32 digits");
    }
  }

  const Source& source_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void LintDetectionConventions(const YamlNode& document, const Rule& rule, const Source& source,
                              std::vector<Diagnostic>& diagnostics) {
  DetectionConventions linter(source, diagnostics);
  for (const SearchIdentifier& identifier : rule.identifiers) linter.Walk(identifier.body);
  for (const RuleCondition& condition : rule.conditions) linter.WalkCondition(condition.condition);
  const YamlNode* const detection = document.is_map() ? document.Find("detection") : nullptr;
  if (detection == nullptr) return;
  // A search identifier of one keyword is a list of one.
  for (const YamlEntry& entry : detection->entries) linter.WalkYaml(entry.value);
}

}  // namespace sigmata
