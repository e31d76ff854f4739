#include "compiler/lint/form_lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/parse/scalar_span.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

struct HashKind {
  std::string_view name;
  std::size_t digits;
};

constexpr HashKind kHashKinds[] = {{"MD5", 32}, {"SHA1", 40}, {"SHA256", 64}, {"IMPHASH", 32}};

class FormLinter {
 public:
  FormLinter(const DetectionItem& item, const Source& source, std::vector<Diagnostic>& diagnostics)
      : item_(item), source_(source), diagnostics_(diagnostics) {}

  void Lint() {
    if (Uses(Modifier::kRe) || Uses(Modifier::kCidr) || Uses(Modifier::kFieldRef)) return;
    for (const DetectionValue& value : item_.values) {
      if (value.type != ScalarType::kText) continue;
      LintWildcards(value);
      if (!item_.field) continue;
      if (item_.field->text == "Hashes" || item_.field->text == "Hash") LintHash(value);
    }
    LintAccount();
  }

 private:
  bool Uses(Modifier modifier) const {
    return std::any_of(item_.modifiers.begin(), item_.modifiers.end(),
                       [&](const ModifierUse& use) { return use.modifier == modifier; });
  }

  void Say(DiagnosticCode code, Span span, std::string message, std::string help, Fix fix = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
    diagnostics_.back().fix = std::move(fix);
  }

  Span Part(const DetectionValue& value, std::size_t begin, std::size_t end) const {
    return SpanWithin(source_.text(), value.scalar, begin, end);
  }

  void LintWildcards(const DetectionValue& value) {
    const std::string& text = value.text();
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == '*' && text[at + 1] == '*') {
        const std::size_t end = std::min(text.find_first_not_of('*', at), text.size());
        return Say(codes::SM425, Part(value, at, at + 2), "two `*` match what one matches",
                   "delete one", ReplaceFix(Part(value, at, end - 1), "", FixSafety::kSafe));
      }
    }
  }

  void LintAccount() {
    if (!item_.field || item_.values.size() != 1 || item_.values[0].type != ScalarType::kText) {
      return;
    }
    const DetectionValue& value = item_.values[0];
    if (Fold(item_.field->text).find("user") == std::string::npos) return;
    if (value.text().find("AUTHORI") == std::string::npos &&
        value.text().find("AUTORI") == std::string::npos) {
      return;
    }
    Say(codes::SM427, value.span(), "Windows of another language has another name here",
        "give both AUTHORI and AUTORI under `contains`, or compare the account's SID");
  }

  // `MD5=...`; wildcards may stand around it.
  void LintHash(const DetectionValue& value) {
    std::string_view text = value.text();
    while (text.starts_with('*')) text.remove_prefix(1);
    while (text.ends_with('*')) text.remove_suffix(1);
    const std::size_t equals = text.find('=');
    if (equals == text.npos || text.find(',') != text.npos) return;
    const std::string_view name = text.substr(0, equals);
    const std::string_view digits = text.substr(equals + 1);
    const auto* const kind = std::find_if(std::begin(kHashKinds), std::end(kHashKinds),
                                          [name](const HashKind& row) { return row.name == name; });
    if (kind == std::end(kHashKinds)) {
      return Say(codes::SM428, value.span(), fmt::format("Sysmon writes no hash `{}`", name),
                 "its kinds are MD5, SHA1, SHA256, IMPHASH");
    }
    const bool hex = std::all_of(digits.begin(), digits.end(), [](char c) {
      return std::isxdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (hex && digits.size() == kind->digits) return;
    // A hash may be looked for by how it begins, or by its kind alone.
    if (digits.empty() ||
        (hex && digits.size() < kind->digits && text.size() < value.text().size())) {
      return;
    }
    Say(codes::SM428, value.span(), fmt::format("no {} looks so", name),
        fmt::format("it has {} hexadecimal digits", kind->digits));
  }

  const DetectionItem& item_;
  const Source& source_;
  std::vector<Diagnostic>& diagnostics_;
};

using Items = std::vector<const DetectionItem*>;

void CollectItems(const DetectionNode& node, Items& items) {
  for (const DetectionNode& child : node.children) CollectItems(child, items);
  if (node.kind == DetectionNode::Kind::kItem && node.item.field) items.push_back(&node.item);
}

bool HasNull(const DetectionItem& item) {
  return std::any_of(item.values.begin(), item.values.end(),
                     [](const DetectionValue& v) { return v.type == ScalarType::kNull; });
}

}  // namespace

void LintEmptyTexts(const Rule& rule, std::vector<Diagnostic>& diagnostics) {
  Items items;
  for (const SearchIdentifier& identifier : rule.identifiers) CollectItems(identifier.body, items);
  std::set<std::string_view> with_null;
  for (const DetectionItem* item : items) {
    if (HasNull(*item)) with_null.insert(item->field->text);
  }
  for (const DetectionItem* item : items) {
    if (!item->modifiers.empty() || with_null.contains(item->field->text)) continue;
    for (const DetectionValue& value : item->values) {
      if (value.type != ScalarType::kText || !value.text().empty()) continue;
      diagnostics.push_back(MakeDiagnostic(codes::SM417, value.span(),
                                           "this is true of a field that is there and empty",
                                           "if the field may also be missing, write `null` too"));
    }
  }
}

void LintForms(const DetectionItem& item, const Source& source,
               std::vector<Diagnostic>& diagnostics) {
  FormLinter(item, source, diagnostics).Lint();
}

}  // namespace sigmata
