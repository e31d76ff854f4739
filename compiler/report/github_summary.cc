#include <fmt/core.h>

#include <array>

#include "runtime/program/printable.h"
#include "sigmata/diagnostic_report.h"

namespace sigmata {
namespace {

// GitHub refuses a step's summary of more than 1 MiB.
constexpr std::size_t kMostBytes = 900U * 1024;

// As text within a cell of a table: nothing in it is Markdown.
std::string Cell(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_{}[]<>()#+-.!|~&";
  std::string out;
  for (const char c : Printable(text)) {
    if (kMarks.find(c) != kMarks.npos) out += '\\';
    out += c;
  }
  return out;
}

std::string Row(const Diagnostic& d, const SourceSet& sources) {
  std::string place = "";
  if (d.span.source < sources.size()) {
    const Source& source = sources.Get(d.span.source);
    const LineColumn at = source.Locate(d.span.begin);
    place = Cell(fmt::format("{}:{}:{}", source.name(), at.line, at.column));
  }
  const std::string text = d.help.empty() ? d.message : d.message + "; " + d.help;
  return fmt::format("| {} | {} {} | {} | {} |\n", SeverityName(d.severity), CodeName(d.code),
                     CodeSlug(d.code), place, Cell(text));
}

}  // namespace

std::string GithubSummary(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  if (diagnostics.empty()) return "### Sigmata: no findings\n";
  std::array<std::size_t, 3> counts{};
  for (const Diagnostic& d : diagnostics) ++counts[static_cast<std::size_t>(d.severity)];
  std::string out = fmt::format("### Sigmata: {} errors, {} warnings, {} notes\n\n", counts[2],
                                counts[1], counts[0]);
  out += "| | code | place | finding |\n|---|---|---|---|\n";
  std::size_t left_out = 0;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    for (const Diagnostic& d : diagnostics) {
      if (d.severity != severity) continue;
      if (out.size() < kMostBytes) {
        out += Row(d, sources);
      } else {
        ++left_out;
      }
    }
  }
  if (left_out > 0) out += fmt::format("\n{} more findings have no room here.\n", left_out);
  return out;
}

}  // namespace sigmata
