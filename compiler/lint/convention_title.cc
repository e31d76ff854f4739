#include "compiler/lint/convention_title.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "compiler/parse/scalar_span.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

constexpr std::size_t kMaxTitle = 120;
constexpr std::string_view kSmallWords[] = {
    "a",  "an", "and", "as",   "at",  "by",      "for", "from", "in",   "new",
    "of", "on", "or",  "over", "the", "through", "to",  "via",  "with", "without"};

bool Has(std::string_view word, int (*kind)(int)) {
  return std::any_of(word.begin(), word.end(),
                     [kind](char c) { return kind(static_cast<unsigned char>(c)) != 0; });
}

// Names of files and commands keep their letters.
bool WantsCapital(std::string_view word) {
  return Has(word, std::islower) && !Has(word, std::isupper) &&
         word.find_first_of("./_") == word.npos &&
         std::isdigit(static_cast<unsigned char>(word[0])) == 0 &&
         std::find(std::begin(kSmallWords), std::end(kSmallWords), word) == std::end(kSmallWords);
}

void LintWords(const YamlNode& title, const Source& source, std::vector<Diagnostic>& diagnostics) {
  const std::string_view text = title.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!word.empty() && WantsCapital(word)) {
      diagnostics.push_back(MakeDiagnostic(
          codes::SM255, SpanWithin(source.text(), title, begin, end),
          fmt::format("`{}` begins with a small letter", word), "write it with a capital letter"));
    }
    begin = end + 1;
  }
}

void LintPlace(const YamlEntry& title, const Source& source, std::vector<Diagnostic>& diagnostics) {
  const std::string_view before = source.text().substr(0, title.key.span.begin);
  if (before.empty() || before.find("\n---") != before.npos) return;
  diagnostics.push_back(MakeDiagnostic(codes::SM256, title.key.span,
                                       "the title is not the rule's first line",
                                       "move it to the top"));
}

void LintTrademark(const YamlNode& document, const Source& source,
                   std::vector<Diagnostic>& diagnostics) {
  constexpr std::string_view kName = "ATT&CK";
  const std::string_view text = source.text().substr(0, document.span.end);
  const std::size_t at = text.find(kName, document.span.begin);
  if (at == text.npos) return;
  const auto begin = static_cast<std::uint32_t>(at);
  const Span span{document.span.source, begin, begin + static_cast<std::uint32_t>(kName.size())};
  diagnostics.push_back(MakeDiagnostic(codes::SM257, span, "`ATT&CK` is a registered name",
                                       "name techniques by tags only"));
}

}  // namespace

void LintTitleConventions(const YamlNode& document, const Source& source,
                          std::vector<Diagnostic>& diagnostics) {
  LintTrademark(document, source, diagnostics);
  const YamlEntry* const title = document.FindEntry("title");
  if (title == nullptr || !title->value.is_scalar()) return;
  LintPlace(*title, source, diagnostics);
  if (title->value.text.size() > kMaxTitle) {
    diagnostics.push_back(MakeDiagnostic(codes::SM253, title->value.span,
                                         "the title has more than 120 characters",
                                         "say the rest in the description"));
  }
  for (const std::string_view word : {"Detect ", "Detects "}) {
    if (!title->value.text.starts_with(word)) continue;
    diagnostics.push_back(
        MakeDiagnostic(codes::SM254, SpanWithin(source.text(), title->value, 0, word.size() - 1),
                       fmt::format("the title begins with `{}`", word.substr(0, word.size() - 1)),
                       "name what is found"));
  }
  LintWords(title->value, source, diagnostics);
}

}  // namespace sigmata
