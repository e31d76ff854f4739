#include "compiler/lint/slip_lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/parse/modifier.h"
#include "compiler/parse/scalar_span.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

constexpr std::string_view kOpening[] = {"‘", "’", "‚", "“", "”", "„", "«", "»"};
constexpr std::string_view kClosing[] = {"‘", "’", "“", "”", "»", "«"};

// The text between quotation marks that YAML does not know; empty if there are none.
std::string_view WithinForeignQuotes(std::string_view text) {
  for (const std::string_view opening : kOpening) {
    for (const std::string_view closing : kClosing) {
      if (text.size() <= opening.size() + closing.size()) continue;
      if (!text.starts_with(opening) || !text.ends_with(closing)) continue;
      return text.substr(opening.size(), text.size() - opening.size() - closing.size());
    }
  }
  return {};
}

bool IsOfName(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
}

std::size_t NameSize(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), IsOfName) -
                                  text.begin());
}

// Where the colon of `Name|modifier:value` stands, or that of `Name:'value'`; npos: nowhere.
std::size_t ColonOfItem(std::string_view text) {
  std::size_t at = NameSize(text);
  if (at == 0) return text.npos;
  bool modifiers = false;
  while (at < text.size() && text[at] == '|') {
    const std::size_t size = NameSize(text.substr(at + 1));
    if (FindModifier(text.substr(at + 1, size)) == nullptr) return text.npos;
    at += 1 + size;
    modifiers = true;
  }
  if (at >= text.size() || text[at] != ':') return text.npos;
  const bool quoted = at + 1 < text.size() && (text[at + 1] == '\'' || text[at + 1] == '"');
  return modifiers || quoted ? at : text.npos;
}

class SlipLinter {
 public:
  SlipLinter(const DetectionItem& item, const Source& source, std::vector<Diagnostic>& diagnostics)
      : item_(item), source_(source), diagnostics_(diagnostics) {}

  void Lint() {
    for (const DetectionValue& value : item_.values) {
      if (value.type != ScalarType::kText) continue;
      LintQuotes(value);
      if (value.scalar.style == ScalarStyle::kPlain) LintSpaces(value);
    }
  }

 private:
  void Say(DiagnosticCode code, Span span, std::string message, std::string help, Fix fix = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
    diagnostics_.back().fix = std::move(fix);
  }

  void LintQuotes(const DetectionValue& value) {
    const std::string_view within = WithinForeignQuotes(value.text());
    if (within.empty()) return;
    const bool plain = within.find_first_of("'\n") == within.npos;
    const std::string quoted = fmt::format("'{}'", within);
    Say(codes::SM429, value.span(), "YAML does not know these quotation marks: they have to match",
        plain ? "write " + quoted : "write ' instead",
        plain ? ReplaceFix(value.span(), quoted, FixSafety::kUnsafe) : Fix{});
  }

  void LintSpaces(const DetectionValue& value) {
    const std::string_view text = value.text();
    const char last = text.empty() ? '\0' : text.back();
    const bool list =
        text.size() > 3 && text[0] == '-' && text[1] == last && (last == '\'' || last == '"');
    if (list) {
      return Say(codes::SM430, value.span(), "this is one text, with its dash and quotation marks",
                 "put a space behind each dash");
    }
    if (item_.field) return;
    const std::size_t colon = ColonOfItem(text);
    if (colon != text.npos) {
      const Span behind = SpanWithin(source_.text(), value.scalar, colon + 1, colon + 1);
      Say(codes::SM430, value.span(), "this is a text, looked for in every value of an event",
          "put a space behind the colon, and it is a field and its value",
          ReplaceFix(behind, " ", FixSafety::kUnsafe));
    } else if (text.substr(NameSize(text)).starts_with(" = ")) {
      Say(codes::SM430, value.span(), "this is a text, looked for in every value of an event",
          fmt::format("write `{}: ` and its value", text.substr(0, NameSize(text))));
    }
  }

  const DetectionItem& item_;
  const Source& source_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void LintSlips(const DetectionItem& item, const Source& source,
               std::vector<Diagnostic>& diagnostics) {
  SlipLinter(item, source, diagnostics).Lint();
}

}  // namespace sigmata
